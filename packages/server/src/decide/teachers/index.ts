export { loadExampleTeachers } from "./example-teachers.ts";
export { bringTeacherFile, type TeacherAsk, teacherGround, type TeacherGround } from "./teacher-ground.ts";
export {
  startTeacherJobs,
  type TeacherJob,
  type TeacherJobs,
  type TeacherPlanAsk,
  type TeacherPlanDocument,
} from "./teacher-jobs.ts";
