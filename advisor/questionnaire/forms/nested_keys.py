"""What the fields of a questionnaire's objects are called, in the many formats that hold questions as data.

Names are compared folded (`nested_fields.folded`): `questionText`, `question_text` and `Question text` are one.
"""

from __future__ import annotations


def _names(listed: str) -> tuple[str, ...]:
    return tuple(listed.split(", "))


#: Whatever stands there is asked.
QUESTION = _names(
    "question, questiontext, questiontitle, questionname, prompt, query, headline, ask, вопрос, текст вопроса, "
    "问题, 题目, frage, requirementtext, requirementstatement, controlquestion"
)
#: Whatever stands there is asked where the object stands in a list of questions; the first that is there counts.
TEXT = _names(
    "text, title, label, statement, requirement, control, criterion, item, task, check, point, prose, html, "
    "content, body, name, description"
)
#: Of these, the ones that say too little by themselves: things other than questions have them too.
WEAK = frozenset(_names("body, content, control, description, label, name, title"))
#: The answers that are offered.
CHOICES = _names(
    "options, choices, answeroptions, answerchoices, possibleanswers, allowedanswers, allowedvalues, enum, "
    "enumnames, answeroption, optionlist, responseoptions, selectoptions, picklist, варианты, варианты ответа, "
    "选项"
)
#: Choices if it is a list, what was answered if it is one value.
CHOICES_OR_GIVEN = _names("answers, responses, values")
#: What was answered.
GIVEN = _names("answer, response, given, value, currentanswer, useranswer, ответ, 答案, 回答, 答复")
#: What is said beside a question, conditions among it.
GUIDANCE = _names(
    "help, helptext, hint, hints, guidance, description, note, notes, tooltip, instructions, instruction, "
    "annotation, typicalevidence, evidence, evidencerequired, expectedevidence, rationale, why, explanation, "
    "details, info, additionalinfo, subtitle, context, clarification, whatgoodlookslike, redflags, examples, "
    "example, implementationguidance, assessmentguidance, пояснение, подсказка, примечание, 说明, 备注, 提示, "
    "cond, condition, visibleif, showif, dependson, followup"
)
#: Of these, conditions: they are kept as the file words them.
CONDITIONS = frozenset(_names("cond, condition, dependson, showif, visibleif"))
#: An object's key.
IDENTIFIER = _names(
    "id, questionid, qid, refid, ref, key, code, linkid, identifier, questionnumber, controlid, number, no, "
    "num, nr, index, uid, uuid, slug, urn, номер, 编号, 序号, name"
)
#: The number a person would quote, before a program's key.
NUMBER = _names(
    "refid, number, questionnumber, no, num, nr, code, controlid, ref, linkid, номер, 编号, 序号, id, "
    "questionid, qid, key, identifier"
)
#: What a flat list says of the section of each question.
SECTION = _names(
    "section, domain, category, topic, group, area, theme, subcategory, subdomain, раздел, категория, 类别, 领域, 部分"
)
#: Lists of what is asked, or of what holds it.
CHILDREN = frozenset(
    _names(
        "assessmentquestions, checklist, checklists, checks, children, controls, criteria, elements, enhancements, "
        "entries, fields, followupquestions, followups, item, items, nodes, objectives, parts, properties, "
        "questionbank, questiongroups, questionlist, questionnaire, questionnaires, questions, requirementnodes, "
        "requirements, rows, statements, subcontrols, subquestions, subrequirements, templateelements, вопросы, "
        "问题列表"
    )
)
#: Lists of what holds lists of what is asked.
CONTAINERS = frozenset(
    _names(
        "areas, assessment, blocks, body, catalog, categories, chapters, content, data, domains, form, forms, "
        "framework, frameworks, groups, modules, objects, pages, panels, questionnaire, result, results, root, "
        "schema, sections, steps, survey, template, topics, разделы, 章节"
    )
)
#: What was answered, by somebody: no questions.
ANSWERS = frozenset(_names("answers, answerset, responses, results, submissions, ответы"))
#: Data about the file, or programs' own.
SKIPPED = frozenset(
    _names(
        "answersdefinition, answersdefinitions, backmatter, changelog, choicesconds, cond, condition, conditions, "
        "copyright, defaultchoice, definitions, dependson, implementationgroupsdefinition, jumps, license, links, "
        "logic, mappings, meta, metadata, params, props, referencecontrols, revisions, riskmatrix, rules, "
        "scoresdefinition, scoring, settings, showif, style, styles, tags, threats, translation, translations, "
        "triggers, validation, validators, visibleif, weight, weights"
    )
)
#: Types of objects that are titles of what stands in them.
HEADER_TYPES = frozenset(
    _names(
        "area, block, category, chapter, domain, fieldset, group, header, heading, page, pagebreak, panel, "
        "section, sectionheader, subform, title"
    )
)
#: Types of objects that say something to the reader.
GUIDANCE_TYPES = frozenset(
    _names(
        "display, guidance, help, hint, html, info, instruction, instructions, markdown, note, paragraph, "
        "thankyou, tip, welcome"
    )
)
#: Types of objects that say nothing.
NOISE_TYPES = frozenset(
    _names("button, calculated, captcha, divider, expression, hidden, image, signature, signaturepad, spacer, submit")
)
#: Types of things in files, not of questions: they say nothing of whether something is asked.
PLAIN_TYPES = frozenset(
    _names(
        "array, catalog, control, definition, form, framework, library, model, object, questionnaire, reference, survey"
    )
)
