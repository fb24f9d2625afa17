/** The build minifies a style sheet and hands its text over. */
declare module '*.css' {
  const text: string;
  export default text;
}
