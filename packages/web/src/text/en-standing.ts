import type { Text } from "./shape.ts";

/** The words of the page: the diagnosis of the scene of teachers. */
export const standing: Text["standing"] = {
  title: "Teachers: enough, and evenly spread?",
  intro:
    "The large figures are counted from the roster, teacher by teacher; “reported” is what the return says. Where the two lead to different verdicts, that is marked. Figures only, no names.",
  demands: "What the standard asks of teachers",
  demand: {
    rotation: "Rotated, of the teachers who qualify",
    backbone: "Backbone teachers among those rotated",
    training: "{{n}} hours of training in five years",
    certificate: "With a teaching certificate",
  },
  counted: "Roster: {{counted}} of {{of}} teachers.",
  unknown: "Of {{n}} more it does not say.",
  waits: "Judged once last year's roster is here.",
  reported: "Reported",
  turned: "The roster leads to another verdict: please check.",
  noRoster:
    "There is no roster yet. Once it is brought, this page compares posts, subjects, training, certificates and rotation with what is asked.",
  toRoster: "Bring the roster",
  noLast:
    "Rotation is seen by comparing two years' rosters: bring last year's, and this page counts who changed school.",
  toLast: "Bring last year's roster",
  rotated: "Compared with last year's roster",
  rotatedNote:
    "Compared by the teachers' numbers. Moves caused by a closed or merged school are not rotation; only who already qualified last year counts. That reading awaits checking and can be changed in the rules.",
  compared: "In both rosters",
  moved: "Changed school (counted)",
  withoutQualifying: "Changed without qualifying",
  schoolEnded: "Former school ended",
  left: "Left",
  came: "Came",
  ways: "From where to where ({{n}} ways)",
  moreWays: "And {{n}} more.",
  posts: "Teachers against the posts norm",
  postsNote:
    "Of {{of}} sections {{short}} are below the norm; {{later}} would be if nobody were hired for those who retire within five years.",
  postsKey:
    "Filled: today. Hollow: when those who retire within five years are not replaced. Triangle: below the norm. The tightest {{drawn}} are drawn; the table has all.",
  norm: "Norm",
  subjects: "Which school lacks which subject",
  subjectsNote:
    "{{n}} of {{of}} sections lack a subject: over half of the schools have a teacher of it, this one has none. The roster names one subject a teacher; who also teaches another is not seen.",
  allSchools: "Show all schools",
  noLack: "No school of this stage lacks a subject.",
  lacks: "none",
  persons: "{{n}} teachers",
  training: "Training hours and certificates: schools with something to do",
  trainingNote: "{{n}} schools have teachers short of hours or without a certificate, or the roster does not say.",
  untrained: "Under {{n}} hours",
  hoursUnknown: "Hours not stated",
  uncertified: "No certificate",
  certificateUnknown: "Certificate not stated",
  indicators: "Teachers per 100 students: three indicators",
  indicatorsNote: "From the return; judged as in the scene of quality balance.",
};
