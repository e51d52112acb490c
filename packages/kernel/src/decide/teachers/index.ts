export { type RotatedBetween, rotatedBetween, type RotationWay } from "./rotated-between.ts";
export { type CoveredSubject, type SectionSubjects, subjectCover, type SubjectCover } from "./subject-cover.ts";
export {
  type SchoolTraining,
  TEACHER_DEMANDS,
  type TeacherDemand,
  type TeacherDemandId,
  type TeacherStanding,
  teacherStanding,
} from "./teacher-standing.ts";
