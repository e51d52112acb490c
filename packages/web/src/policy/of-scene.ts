/** The standard that the scene 优质均衡 is about: read and judged by unless another is chosen. */
export const ofScene = "cn-quality-balance-2017";
