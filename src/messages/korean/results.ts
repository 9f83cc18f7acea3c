/** What the command line prints of its results: summaries, titles of tables, remarks below them. */
export const RESULT_SENTENCES: Readonly<Record<string, string>> = {
  'cli/bpe-trained':
    '{output}: 토큰 {tokens}개(바이트 256개, 글자 {letters}개, 병합 {merges}개), 서로 다른 단어 {words}개로 학습, {seconds}초',
  'cli/classifier-trained':
    '{output}: 문서 {documents}개, 특징 {features}개, 클래스 {classes}, {seconds}초',
  'cli/fold': '폴드 {fold}: 정확도 {accuracy}, 매크로 F1 {f1} (문서 {documents}개)',
  'cli/folds-mean': '폴드 {folds}개의 평균: 정확도 {accuracy}, 매크로 F1 {f1}',
  'cli/network-trained': '{encoder}, 파라미터 {parameters}개: 전체 {steps}스텝 중 {bestStep}스텝',
  'cli/network-validated':
    '{encoder}, 파라미터 {parameters}개: 검증 정확도 {accuracy} %(전체 {steps}스텝 중 {bestStep}스텝)',
  'cli/classes-in-all': '{classes}, … (모두 {count}개)',
  'cli/glove-trained':
    '{output}: {dimensions}차원 단어 벡터 {words}개, 0이 아닌 칸 {nonzeros}개, 칸당 손실 {first} → {last}, 초당 {rate}칸, {seconds}초',
  'cli/words': '단어 {words}개',
  'cli/words-and-ngrams': '단어 {words}개와 n-그램 {ngrams}개',
  'cli/loss': '손실',
  'cli/losses': '{name} {losses} nat, ',
  'cli/held-out-loss': '검증 손실',
  'cli/word2vec-trained':
    '{output}: {dimensions}차원 벡터, {counted}, 텍스트의 단어 {trainedOn}개로 학습, {losses}초당 단어 {rate}개, {seconds}초',
  'cli/vocabulary-written': '{output}: 토큰 {tokens}개, 서로 다른 단어 {distinct}개 중 {words}개',
  'cli/phrases-saved': '{output}: 구 {phrases}개',
  'cli/phrases-joined': '{output}: 구 {phrases}개, 문서 {documents}개에서 단어 {words}개를 이음',
  'cli/stems-evaluated':
    '{name}: 단어 {words}개(문장 부호와 기호 {skipped}개 제외), 어간이 표제어와 일치하는 비율',
  'cli/by-factors': '인수의 곱으로',
  'cli/by-tape': '테이프의 역방향 계산으로',
  'cli/by-differences': '차분으로',
  'cli/clipped-to': '{clip}{|으로/로} 클리핑',
  'cli/truncated':
    '절단(truncation): {steps}스텝보다 더 거슬러 가는 기울기는 없습니다. 청크가 거기서 시작합니다.',
  'cli/gradient-of': '기울기 {cell}',
  'cli/encoder-heads': '인코더의 헤드가 원문에서 보는 곳',
  'cli/decoder-heads': '디코더의 헤드가 앞에서 보는 곳',
  'cli/cross-heads': '디코더의 헤드가 원문에서 보는 곳',
  'cli/head-of-layer': '{whole}: {layer}층, 헤드 {head}',
  'cli/heads-listed': '단위에 대한 평균. --layer와 --head를 주면 그 헤드가 보는 곳을 보여 줌',
  'cli/source-gradient': '원문 단위마다의 ‖∂ ln P / ∂x‖ (줄에서 가장 큰 값에 가까울수록 진하게)',
  'cli/copied-lengths':
    '처음 보는 시퀀스를 끝까지 맞힌 비율(길이별). 학습한 시퀀스의 길이는 1에서 {longest}까지',
  'cli/gradient-share': '기울기: 학습 전에 기호까지 도달하는 기울기 노름의 비율',
  'cli/training-loss-chart': '학습 손실 곡선',
  'cli/training-loss-axis': '학습 손실(nat)',
  'cli/validation-loss-chart': '검증 손실 곡선',
  'cli/validation-loss-axis': '검증 손실(nat)',
  'cli/step': '스텝',
  'cli/units-a-second': '초당 {units}',
  'cli/training-report': '스텝 {step}, 에폭 {epoch}: 손실 {loss} nat',
  'cli/validation-report': '스텝 {step}, 에폭 {epoch}: 손실 {loss}, 검증 {validation} nat',
  'cli/training-perplexity': '학습 퍼플렉시티 {perplexity}',
  'cli/validation-perplexity': '검증 퍼플렉시티 {perplexity}',
  'cli/language-model-trained':
    '{output}: {cell}, 파라미터 {parameters}개, {units} {size}개, {measured}, 글자당 {bits}비트(전체 {steps}스텝 중 {bestStep}스텝), 초당 {units} {rate}개',
  'cli/memory-up-to': '최대 {size}',
  'cli/check-passed': '통과: 행렬 곱의 최대 오차 {largest}',
  'cli/check-failed': '실패: 행렬 곱의 최대 오차 {largest}',
  'cli/log-prior': 'log P(클래스)',
  'cli/other-features': '나머지 {count}개',
  'cli/bias': '절편',
  'cli/linear-explained': '→ {predicted}, 확률 {probability}, 다음은 {runnerUp}',
  'cli/explained': '→ {predicted}, 확률 {probability}, {runnerUp}에 대한 로그 오즈 {logOdds} nat',
  'cli/most-probable-classes':
    '클래스 {all}개 중 확률이 높은 {shown}개입니다. 전체는 --json으로 볼 수 있습니다.',
  'cli/not-in-vocabulary': '어휘에 없는 단어: {words}',
  'cli/adds-to': '{label} 점수',
  'cli/texts-evaluated':
    '퍼플렉시티 {perplexity}, {units} {count}개, 손실 {loss} nat, 글자당 {bits}비트',
  'cli/classifier-evaluated': '문서 {documents}개에 대한 정확도 {accuracy}, 로그 손실 {loss} nat',
  'cli/table-evaluated': '행 {rows}개에 대한 정확도 {accuracy}, 로그 손실 {loss} nat',
  'cli/table-of-numbers-evaluated': '행 {rows}개에 대한 RMSE {rmse}, MAE {mae}, R² {r2}',
  'cli/captioner-evaluated': '사진 {pictures}장. 모든 수치는 퍼센트',
  'cli/captioner-trained':
    '{output}: 사진 {pictures}장, 단어 {words}개, 파라미터 {parameters}개, 스텝 {bestStep}/{steps}, {seconds}초',
  'cli/pictures-drawn': '{list}: 설명이 달린 사진 {pictures}장',
  'cli/tagger-evaluated':
    '문장 {sentences}개, 토큰 {tokens}개. 수치는 모두 %이며, 구간(span)은 경계까지 정확히 맞은 것만 셈',
  'cli/translator-evaluated':
    '쌍 {pairs}개: 정확히 같은 번역 {exact} %, 참조 번역의 손실 단위당 {loss} nat, 퍼플렉시티 {perplexity}, distinct-2 {distinct}',
  'cli/translator-report': '스텝 {step}, 에폭 {epoch}: 손실 {loss} nat',
  'cli/translator-validation-report':
    '스텝 {step}, 에폭 {epoch}: 손실 {loss} nat, 검증 {validation}',
  'cli/translator-trained':
    '{output}: 쌍 {pairs}개(한쪽이 빈 쌍 {empty}개와 너무 긴 쌍 {tooLong}개 제외), 단위 {units}개, 파라미터 {parameters}개, 전체 {steps}스텝 중 {bestStep}스텝, {seconds}초',
  'cli/tagger-report': '스텝 {step}, 에폭 {epoch}: 손실 {loss} nat',
  'cli/tagger-validation-report':
    '스텝 {step}, 에폭 {epoch}: 손실 {loss} nat, 검증 정확도 {accuracy} %',
  'cli/tagger-trained':
    '{output}: 문장 {sentences}개의 토큰 {tokens}개로 {columns} 학습, 파라미터 {parameters}개, 전체 {steps}스텝 중 {bestStep}스텝, {seconds}초. 일반 텍스트는 {tokenizer}로 나눔',
  'cli/morphology-evaluated':
    '문장 {sentences}개, 어절 {eojeols}개, 제외한 문장 {skipped}개. 수치는 모두 %',
  'cli/morphology-report': '스텝 {step}, 에폭 {epoch}: 손실 {loss} nat',
  'cli/morphology-validation-report':
    '스텝 {step}, 에폭 {epoch}: 손실 {loss} nat, 형태소 F1 {f1} %',
  'cli/morphology-trained':
    '{output}: 문장 {sentences}개({skipped}개 제외)의 어절 {eojeols}개, 글자 레이블 {labels}개, 파라미터 {parameters}개, 전체 {steps}스텝 중 {bestStep}스텝, {seconds}초',
  'cli/frequent-mistakes': '가장 잦은 오류 (전체 행렬은 --json)',
  'cli/pairs-compared': '{file}: 단어 쌍 {pairs}개, 모르는 단어가 있는 쌍 {unknown} %',
  'cli/pairs-compared-by-subwords':
    '{file}: 단어 쌍 {pairs}개(처음 보는 단어를 서브워드로 구한 쌍 {unseen}개), 모르는 단어가 있는 쌍 {unknown} %',
  'cli/analogies-asked': '{file}: 유추',
  'cli/nats-of-features': '수: 한 번 나올 때 나머지 클래스의 평균보다 그 클래스에 더해지는 nat',
  'cli/speaks-for': '{label|을/를} 가리키는 특징',
  'cli/features-ranked':
    '텍스트의 단위 {tokens}개에 대한 결과입니다. 유닛 하나는 --unit으로 볼 수 있습니다.',
  'cli/depends-on':
    '단위 {position}개 다음의 {unit|이/가} 의존하는 정도 (그 자리의 확률: {probability}): ‖∂ ln P / ∂x‖, 최대 {largest}',
  'cli/most-varied-unit': '{cell}, 이 텍스트에서 가장 많이 변하는 유닛 {layer}:{unit}의 {signal}',
  'cli/chosen-unit': '{cell}, 유닛 {layer}:{unit}의 {signal}',
  'cli/all-units': '{cell}, 모든 유닛의 {signal}',
  'cli/neural-explained':
    '→ {predicted}, 확률 {probability}; {runnerUp|과/와}의 로짓 차이 {lead} nat',
  'cli/row-explained': '{target} → {predicted}',
  'cli/row-of-class-explained':
    '{target} → {predicted}, 확률 {probability}; {runnerUp|과/와}의 로짓 차이 {lead} nat',
  'cli/average-row': '평균인 행',
  'cli/other-columns': '나머지 열 {count}개',
  'cli/other-rows': '시퀀스의 다른 행',
  'cli/rounding': '합의 오차',
  'cli/adds': '더해지는 값',
  'cli/table-report': '스텝 {step}, 에폭 {epoch}: 손실 {loss}',
  'cli/table-validation-report': '스텝 {step}, 에폭 {epoch}: 손실 {loss}, 검증 손실 {validation}',
  'cli/table-trained':
    '{output}: {target} 예측({what}), 열 {columns}개의 행 {rows}개로 학습, 파라미터 {parameters}개, 전체 {steps}스텝 중 {bestStep}스텝{heldOut}, {seconds}초',
  'cli/table-classes': '클래스 {classes}개',
  'cli/table-number': '수',
  'cli/held-out-accuracy': ', 검증 정확도 {accuracy} %',
  'cli/held-out-rmse': ', 검증 RMSE {rmse}',
  'cli/column-left-out': '"{column}" 열은 쓰지 않습니다. {why}',
  'cli/column-empty': '비어 있습니다.',
  'cli/column-constant': '모든 행의 값이 같습니다.',
  'cli/column-all-different': '모든 행의 텍스트가 서로 다릅니다.',
  'cli/column-with-empty-cells':
    '"{column}" 열이 비어 있는 행이 {rows}개 있습니다. 모델이 빈칸을 하나의 값으로 학습합니다.',
  'cli/unseen-categories': '행 {rows}개에서 "{column}"{|이/가} 학습에 없던 텍스트입니다.',
  'cli/missing-cells':
    '행 {rows}개에서 "{column}"{|이/가} 비어 있는데, 학습할 때는 빈칸이 없었습니다. 수는 평균으로 봅니다.',
  'cli/left-out': '제외하면',
  'cli/whole-sentence': '문장 전체',
  'cli/attention-share': '어텐션',
};
