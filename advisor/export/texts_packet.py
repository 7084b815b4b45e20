"""The note that lies in an audit packet and says how to check it, in three languages."""

from __future__ import annotations

_FACTS = {
    "en": """AUDIT PACKET: ANSWERS BY ROUTE

Questionnaire:       {name}
SHA-256 of the file: {sha256}
Original enclosed:   {original}
Answered:            {created}
Corpus (SHA-256):    {corpus}
Run:                 {run}

WHAT LIES HERE
manifest.json   the SHA-256 of every other file of this packet, of the questionnaire and of the corpus; versions
SHA256SUMS      the same digests as a list that standard tools read
answers.json    all answers with their history, for programs
answers.csv     one row per question and route, for spreadsheets
quotes.csv      every quote by its number, with its source, its passage and where in the passage it stands
passages/       the full text of each passage as it was stored when the answer was given
reviews.csv     who changed, approved or commented on which answer, and when
original/       the file that was handed in, if it was kept

HOW TO CHECK THAT NOTHING WAS CHANGED
Unpack the packet, open a terminal in its folder, and run one of these.
  Linux:              sha256sum -c SHA256SUMS
  macOS:              shasum -a 256 -c SHA256SUMS
  Windows, PowerShell, one file at a time:
                      Get-FileHash -Algorithm SHA256 answers.json
Compare the digest with the line of that file in SHA256SUMS or manifest.json. The digest of manifest.json itself is
worth noting down elsewhere (in a mail, in the contract file): whoever changes a file must change the manifest too.

HOW TO CHECK A QUOTE
1. Find its number in quotes.csv. The row names the file of the passage and the SHA-256 of its text.
2. The SHA-256 of that file under passages/ must be the one in the row: the file is the stored text, in UTF-8,
   nothing added.
3. The quote runs from character "start" to before character "end" of that text, counted from 0 in Unicode code points.
   With Python:
      open("passages/...", encoding="utf-8", newline="").read()[start:end]
4. Where the row says that the wording is the corpus' summary, open the address and compare with the source itself.

In the CSV files an apostrophe stands before a text that a spreadsheet could take for a formula; it is not part of the
text. answers.json and passages/ hold every text unchanged.
""",
    "ru": """АУДИТОРСКИЙ ПАКЕТ: ОТВЕТЫ ПО СПОСОБАМ ИСПОЛЬЗОВАНИЯ

Опросник:            {name}
SHA-256 файла:       {sha256}
Оригинал приложен:   {original}
Дата ответов:        {created}
Корпус (SHA-256):    {corpus}
Прогон:              {run}

ЧТО ЗДЕСЬ ЛЕЖИТ
manifest.json   SHA-256 всех остальных файлов пакета, опросника и корпуса; версии
SHA256SUMS      те же контрольные суммы списком, который читают стандартные средства
answers.json    все ответы с их историей, для программ
answers.csv     по строке на вопрос и способ, для электронных таблиц
quotes.csv      все цитаты по номерам: источник, фрагмент и место в нём
passages/       полный текст каждого фрагмента, каким он хранился в момент ответа
reviews.csv     кто и когда исправил, утвердил или прокомментировал какой ответ
original/       файл, который был подан, если он сохранён

КАК ПРОВЕРИТЬ, ЧТО НИЧЕГО НЕ ИЗМЕНЕНО
Распакуйте пакет, откройте терминал в его папке и выполните одну из команд.
  Linux:              sha256sum -c SHA256SUMS
  macOS:              shasum -a 256 -c SHA256SUMS
  Windows, PowerShell, по одному файлу:
                      Get-FileHash -Algorithm SHA256 answers.json
Сравните сумму со строкой этого файла в SHA256SUMS или manifest.json. Сумму самого manifest.json стоит записать в другом
месте (в письме, в деле договора): кто изменит файл, должен будет изменить и манифест.

КАК ПРОВЕРИТЬ ЦИТАТУ
1. Найдите её номер в quotes.csv. В строке указаны файл фрагмента и SHA-256 его текста.
2. SHA-256 этого файла из папки passages/ должна совпасть с суммой в строке: файл — это хранимый текст в UTF-8, без
   добавлений.
3. Цитата идёт от знака «начало» до знака «конец», не включая последний; счёт с 0, в кодовых точках Юникода.
   На языке Python:
      open("passages/...", encoding="utf-8", newline="").read()[start:end]
4. Если в строке сказано, что это изложение корпуса, откройте адрес и сверьтесь с самим источником.

В файлах CSV перед текстом, который таблица могла бы принять за формулу, стоит апостроф; к тексту он не относится.
В answers.json и passages/ все тексты без изменений.
""",
    "zh": """审计包：各使用方式的答复

问卷：              {name}
文件的 SHA-256：    {sha256}
是否附原始文件：    {original}
作答时间：          {created}
语料库（SHA-256）： {corpus}
运行编号：          {run}

内容
manifest.json   本包其他所有文件、问卷和语料库的 SHA-256；各版本号
SHA256SUMS      同样的校验值，供常用工具读取
answers.json    全部答复及其变更记录，供程序使用
answers.csv     每个问题与每种使用方式一行，供电子表格使用
quotes.csv      按编号列出全部引文：来源、段落及其在段落中的位置
passages/       作答时所存各段落的全文
reviews.csv     何人于何时修改、批准或批注了哪项答复
original/       提交的原始文件（如有保存）

如何核实内容未被改动
解压本包，在该文件夹中打开终端，执行以下命令之一。
  Linux：              sha256sum -c SHA256SUMS
  macOS：              shasum -a 256 -c SHA256SUMS
  Windows PowerShell（逐个文件）：
                       Get-FileHash -Algorithm SHA256 answers.json
将结果与 SHA256SUMS 或 manifest.json 中该文件的校验值比对。建议把 manifest.json 自身的校验值另行记录
（如写入邮件或合同档案）：改动任何文件的人都必须同时改动清单。

如何核实引文
1. 在 quotes.csv 中找到其编号；该行列有段落文件及其文本的 SHA-256。
2. passages/ 下该文件的 SHA-256 应与该行一致：文件即所存文本，UTF-8 编码，未添加任何内容。
3. 引文自“起始位置”起，至“结束位置”之前止，从 0 开始按 Unicode 码位计数。用 Python：
      open("passages/...", encoding="utf-8", newline="").read()[start:end]
4. 如该行注明是语料库的转述，请打开网址与来源原文核对。

CSV 文件中，凡可能被电子表格当作公式的文本，前面均加有撇号，撇号不属于文本内容。
answers.json 与 passages/ 中的文本均保持原样。
""",
}


def read_me(language: str, **facts: str) -> str:
    """The note, filled in.

    Args:
        language: of the note; English where it is none of ours.
        facts: `name`, `sha256`, `original`, `created`, `corpus`, `run`.
    """
    return _FACTS.get(language, _FACTS["en"]).format(**facts)
