/** The Korean sentences of `src/table`. */
export const TABLE_SENTENCES: Readonly<Record<string, string>> = {
  'table/a-table-model': '표 모델',
  'table/all-different-classes':
    '행 {rows}개의 {name} 값이 모두 달라서 학습할 수 없습니다. 클래스가 들어 있는 열을 지정하세요.',
  'table/categories-not-distinct': '"{name}" 열의 범주 두 개가 서로 같습니다',
  'table/classes-in-all': '{classes}, … (모두 {count}개)',
  'table/columns-in-all': '{columns}, … (모두 {count}개)',
  'table/columns-not-distinct': '입력 열이 없거나 이름이 같은 열이 있습니다',
  'table/labels': '서로 다른 레이블이 두 개 이상 있어야 합니다',
  'table/no-column': '"{name}" 열이 없습니다. 있는 열: {columns}',
  'table/no-inputs': '읽을 내용이 있는 열이 없습니다',
  'table/no-layers': '{layers|이/가} 0입니다. 순환 신경망에는 층이 하나 이상 있어야 합니다.',
  'table/no-rows': '학습할 행이 없습니다. 행이 있는 표를 지정하세요.',
  'table/no-sequence': '시퀀스를 읽는 모델인데 시퀀스를 나누는 열이 없습니다',
  'table/no-sequence-column':
    '순환 신경망({network})은 행의 시퀀스를 읽습니다. 시퀀스를 구분하는 열을 지정하세요({sequence}).',
  'table/no-target': '이 행에 "{name}" 값이 없습니다. 값을 채우거나 행을 빼세요',
  'table/not-a-number':
    '"{name}"{|이/가} "{text}"인데, 수가 와야 합니다. 값을 고치거나 빈칸으로 두세요',
  'table/nothing-to-evaluate': '평가할 행이 없습니다. 행이 있는 표를 지정하세요.',
  'table/nothing-to-learn-from':
    '학습에 쓸 열이 남지 않았습니다. 예측할 열을 뺀 나머지가 비어 있거나, 값이 하나뿐이거나, 행마다 다른 텍스트입니다.',
  'table/one-value': '행 {rows}개의 {name} 값이 모두 "{value}"입니다. 구분할 것이 없습니다.',
  'table/option-names-no-column': '{option}에 지정한 "{column}" 열이 없습니다. 있는 열: {columns}',
  'table/option-names-target': '{option}에 지정한 "{column}"{|은/는} 예측할 열입니다.',
  'table/other-columns':
    '이 파일의 열은 {columns}인데, {input}의 열은 {expected}입니다. 열이 같은 파일을 지정하세요',
  'table/sequence-apart':
    '"{column}"{|이/가} "{value}"인 행이 떨어져 있습니다. 시퀀스마다 행이 순서대로 이어지도록 표를 정렬하세요',
  'table/target-not-a-number':
    '"{name}"{|이/가} "{text}"인데, 예측할 값은 수여야 합니다. 값을 고치거나 클래스를 예측하세요',
  'table/unknown-class':
    '"{name}"{|이/가} "{text}"인데, 모델의 클래스가 아닙니다. 모델의 클래스: {classes}',
};
