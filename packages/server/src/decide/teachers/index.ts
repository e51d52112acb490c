export { loadExampleTeachers } from "./example-teachers.ts";
export {
  bringTeacherFile,
  lastRoster,
  type LastRoster,
  type TeacherAsk,
  teacherGround,
  type TeacherGround,
} from "./teacher-ground.ts";
export {
  startTeacherJobs,
  type TeacherJob,
  type TeacherJobs,
  type TeacherPlanAsk,
  type TeacherPlanDocument,
} from "./teacher-jobs.ts";
