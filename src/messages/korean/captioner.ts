/** The Korean sentences of `src/captioner`. */
export const CAPTIONER_SENTENCES: Readonly<Record<string, string>> = {
  'captioner/a-captioner': '사진 설명 모델',
  'captioner/no-pictures': '학습할 사진이 없습니다. 설명이 있는 사진을 지정하세요.',
  'captioner/wrong-picture':
    '{width} × {height}픽셀 사진에 숫자가 {given}개 있습니다. 픽셀마다 3개여야 합니다.',
};
