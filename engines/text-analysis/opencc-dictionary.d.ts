// opencc-js publishes its dictionaries without types.
declare module "opencc-js/dict/TSCharacters" {
  /** "from to|from to|…", one character each. */
  const pairs: string;
  export default pairs;
}

declare module "opencc-js/dict/TWPhrases" {
  /** "mainland taiwan|mainland taiwan|…". */
  const pairs: string;
  export default pairs;
}
