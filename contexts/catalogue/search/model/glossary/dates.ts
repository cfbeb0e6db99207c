/** Months and quarters, as titles write them. */
export const dates = `
一月|January; 1月|January; 2月|February; 3月|March; 4月|April; 5月|May; 6月|June; 7月|July; 8月|August;
9月|September; 10月|October; 11月|November; 12月|December; 二月|February; 三月|March; 四月|April; 五月|May;
六月|June; 七月|July; 八月|August; 九月|September; 十月|October; 十一月|November; 十二月|December; 1月|Jan; 2月|Feb;
3月|Mar; 4月|Apr; 6月|Jun; 7月|Jul; 8月|Aug; 9月|Sep; 9月|Sept; 10月|Oct; 11月|Nov; 12月|Dec; 第一季|first
quarter; 第1季|first quarter; 第1季|Q1; 第2季|Q2; 第3季|Q3; 第4季|Q4; 第2季|second quarter; 第3季|third quarter;
第4季|fourth quarter; 第1季|1st qtr; 第2季|2nd qtr; 第3季|3rd qtr; 第4季|4th qtr
`;
