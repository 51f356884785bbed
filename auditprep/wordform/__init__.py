"""The auditors' Word form, both ways.

`read_form(data, name)`            .docx bytes → Questionnaire, with the answers that are in it, and their places
`fill_form(data, name, questionnaire, answers)`   → Filled(data, receipt): the same .docx, answered
"""
