"""The case file `*.auditprep`: the only room that knows SQL.

`casefile` is the file once open; `schema` what is in it; `lock` who may write; `doctor` checks and rescues.
"""
