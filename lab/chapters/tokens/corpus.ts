/** Diaries of the weather, written for this page: what byte-pair encoding learns from. */
export const DIARIES = {
  korean: `오늘은 하늘이 맑고 바람이 시원하다.
어제는 하늘이 흐리고 바람이 찼다.
아침에는 맑았는데 오후에는 비가 왔다.
하늘은 맑지만 바람이 차다.
맑은 날에는 바다에 간다.
맑은 하늘을 보면 마음도 맑다.
비가 오고 바람이 불었다.
비가 왔는데 하늘은 맑았다.
날이 맑고 따뜻하다.
날이 맑지만 아직 춥다.
아침에는 맑고 저녁에는 흐리다.
바다는 맑고 하늘은 푸르다.
맑은 물이 흐르고 바람이 분다.
어제는 맑았지만 오늘은 흐리다.
흐린 하늘에서 비가 온다.
흐렸는데 오후에는 맑았다.
눈이 오고 하늘이 흐리다.
눈이 왔는데 바람은 따뜻했다.
맑은 날도 있고 흐린 날도 있다.
저녁 하늘은 맑고 별이 많다.
비가 오지만 마음은 맑다.
아침 바람은 차고 맑다.
오늘은 맑은 하늘에 눈이 왔다.
내일은 맑고 바람이 없다고 한다.
내일은 흐리고 비가 온다고 한다.
물이 맑은데 바닥이 안 보인다.
목소리가 맑고 높다.
맑았는데 갑자기 흐렸다.
봄에는 바람이 따뜻하고 하늘이 맑다.
여름에는 덥지만 바다가 시원하다.
가을에는 하늘이 높고 맑다.
겨울에는 춥지만 눈이 와서 좋다.
비가 그치고, 하늘이 맑아졌다.
바람이 불고 구름이 흐른다.
구름이 많지만 비는 오지 않는다.
구름이 걷히고, 별이 보였다.
바다에 갔는데 바람이 차다.
어제는 추웠는데 오늘은 따뜻하다.
어제는 흐렸지만 아침 바람은 시원했다.
날이 흐렸지만 마음은 맑았다.
물이 맑지만 차다.
산에 갔는데 눈이 많았다.
산은 높고 물은 맑다.
목소리는 맑은데 마음은 흐리다.`,
  english: `The sky is clear and the wind is cold.
The sky was clear, but the wind was cold.
A clear sky, a clearer sea.
It rained in the morning and cleared in the evening.
The clearest day of the year is a cold day.
The rain is low, the wind is lower, the sun is lowest.
New rain, newer rain, the newest rain of the evening.
The fisher fished in the morning and is fishing in the evening.
Fishing in the rain, fishing in the wind.
The cold sea, the colder wind, the coldest evening.
The wind is slow, the rain is slower, the snow is slowest.
Snow fell in the evening, and the sky cleared.
It is raining and snowing, and the fisher is fishing.`,
} as const;
