export { loadExampleTeachers } from "./example-teachers.ts";
export { teacherOrder } from "./make-teacher-plan.ts";
export { type ReadInput, readEarlierGroups, readStudents, unknownStudents } from "./read-inputs.ts";
export { judgedOnServer, studioDigest, studioJson } from "./studio.ts";
export {
  bringTeacherFile,
  lastRoster,
  type LastRoster,
  type StudentsAsked,
  type TeacherAsk,
  teacherGround,
  type TeacherGround,
} from "./teacher-ground.ts";
export {
  type SolvedKind,
  startTeacherJobs,
  type TeacherJob,
  type TeacherJobs,
  type TeacherPlanAsk,
  type TeacherPlanDocument,
} from "./teacher-jobs.ts";
