"""Forms of cue verbs that no rule gives."""

from purport.extract.claims.words import words

IRREGULAR_FORMS = """
    said:say told:tell wrote:write written:write thought:think felt:feel knew:know known:know
    understood:understand spoke:speak spoken:speak sang:sing sung:sing began:begin begun:begin
    swore:swear sworn:swear saw:see seen:see heard:hear held:hold found:find learnt:learn
    forgot:forget forgotten:forget foresaw:foresee foreseen:foresee shown:show meant:mean
    sought:seek forbade:forbid forbidden:forbid proven:prove leapt:leap withdrew:withdraw
    denied:deny laid:lay brought:bring spelt:spell set:set hit:hit read:read chose:choose
    labelled:label labelling:label signalled:signal signalling:signal
    chosen:choose took:take taken:take gave:give given:give put:put made:make went:go gone:go
"""
IRREGULAR: dict[str, str] = dict(pair.split(":") for pair in IRREGULAR_FORMS.split())
DOUBLED = words("""
    admit beg begin blab brag chat commit compel concur control dub forbid forget opt permit plan
    prefer quip rebut refer regret rip slam
""")
