using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>The questions that one member asks people, and how its code refers to their answers.</summary>
internal sealed class Answers
{
    private const string Form = ".Content.";

    private readonly Dictionary<SyntaxNode, int> _byCall = [];
    private readonly List<Question> _questions = [];

    public Answers(IEnumerable<Question> questions)
    {
        foreach (var question in questions)
            if (_questions.Count < Facts.MostAnswers && !_byCall.ContainsKey(question.Call)) // one more than we can follow proves nothing
            {
                _byCall.Add(question.Call, _questions.Count);
                _questions.Add(question);
            }
    }

    public int? At(IOperation call) => _byCall.TryGetValue(call.Syntax, out var index) ? index : null;

    public Question QuestionOf(int number) => _questions[number];

    /// <summary>Accepted and, where the form has a yes/no field, that field read as yes: then a person has approved.</summary>
    public Protections Held(Facts facts)
    {
        var held = facts.Protections;
        for (var i = 0; i < _questions.Count; i++)
            if (facts.Has(Facts.Accepted(i)) && (!_questions[i].HasYesNoField || facts.Has(Facts.Confirmed(i))))
                held |= Protections.Approval;

        return held;
    }

    /// <summary>A question whose form was accepted, and not confirmed: then nobody has said yes.</summary>
    public Question? OnlyAccepted(Facts facts)
    {
        for (var i = 0; i < _questions.Count; i++)
            if (facts.Has(Facts.Accepted(i)) && _questions[i].HasYesNoField && !facts.Has(Facts.Confirmed(i)))
                return _questions[i];

        return null;
    }

    /// <summary>The same, here or in a method that was called, and whatever else is wrong there.</summary>
    public Weaknesses Weaknesses(Facts facts) => OnlyAccepted(facts) is null ? facts.Weaknesses : facts.Weaknesses | Symbols.Weaknesses.SubmittedForm;

    /// <summary>What it means that the answer came out so.</summary>
    public Facts Means(int answer, Outcome outcome) => outcome switch
    {
        { Members: ".IsAccepted", Value: Outcome.True, IsValue: true } or { Members: ".Action", Value: "'accept", IsValue: true } => Facts.Accepted(answer),
        { IsValue: true } when outcome.Members.StartsWith(Form, StringComparison.Ordinal) && IsYes(outcome.Members.Substring(Form.Length), outcome.Value, _questions[answer]) => Facts.Confirmed(answer),
        _ => Facts.None,
    };

    /// <summary>A field that can be the answer, true or written out as yes.</summary>
    private static bool IsYes(string field, string value, Question question) =>
        value is Outcome.True ? question.IsYes(field) : value is Outcome.Yes || WrittenYes.Is(value);
}
