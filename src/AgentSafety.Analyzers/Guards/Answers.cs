using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>The questions that one member asks people, and how its code refers to their answers.</summary>
internal sealed class Answers
{
    private const string Form = ".Content.";

    private static readonly HashSet<string> YesTexts = new(StringComparer.OrdinalIgnoreCase) { "yes", "true", "y", "ok", "confirm", "confirmed", "approve", "approved", "proceed", "delete", "accept" };

    private readonly Dictionary<SyntaxNode, int> _byCall = [];
    private readonly List<Question> _questions = [];
    private readonly BodyValues _values;

    public Answers(BodyValues values, IEnumerable<Question> questions)
    {
        _values = values;
        foreach (var question in questions)
            if (_questions.Count < Facts.MostAnswers && !_byCall.ContainsKey(question.Call)) // one more than we can follow proves nothing
            {
                _byCall.Add(question.Call, _questions.Count);
                _questions.Add(question);
            }
    }

    public int? At(IOperation call) => _byCall.TryGetValue(call.Syntax, out var index) ? index : null;

    /// <summary>Accepted and, where the form has a yes/no field, that field read as yes: then a person has approved.</summary>
    public Protections Held(Facts facts)
    {
        var held = facts.Protections;
        for (var i = 0; i < _questions.Count; i++)
            if (facts.Has(Facts.Accepted(i)) && (!_questions[i].HasYesNoField || facts.Has(Facts.Confirmed(i))))
                held |= Protections.Approval;

        return held;
    }

    /// <summary>What it means that the value at this place is true (or equals the constant).</summary>
    public Facts Means(IOperation value, string members = "", string? equals = null)
    {
        if (PlaceOf(value, members) is not { } place || At(place.Value) is not { } answer)
            return Facts.None;

        return place.Members switch
        {
            ".IsAccepted" when equals is null => Facts.Accepted(answer),
            ".Action" when equals is "accept" => Facts.Accepted(answer),
            _ when place.Members.StartsWith(Form, StringComparison.Ordinal) && IsYes(place.Members.Substring(Form.Length), equals, _questions[answer]) => Facts.Confirmed(answer),
            _ => Facts.None,
        };
    }

    /// <summary>A field that can be the answer, true or written out as yes.</summary>
    private static bool IsYes(string field, string? equals, Question question) =>
        equals is null ? question.IsYes(field) : YesTexts.Contains(equals);

    private Place? PlaceOf(IOperation value, string members)
    {
        for (var hops = 0; hops < 64; hops++)
        {
            value = Awaited.Unwrap(value);
            if (At(value) is not null)
                return new(value, members);

            if (_values.Named(value) is { } named)
                (value, members) = (named.Value, named.Members + members);
            else if (_values.Of(value) is [var only])
                value = only.Value;
            else if (value is IPropertyReferenceOperation { Instance: { } instance, Property: var property })
                (value, members) = (instance, property is { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } ? members : $".{(property.IsIndexer ? "Item" : property.Name)}{members}");
            else if (value is IInvocationOperation { Instance: { } receiver, TargetMethod: { Name: "GetBoolean" or "GetString" or "GetValueOrDefault" or "ToString", Parameters.IsEmpty: true } })
                value = receiver;
            else
                return null;
        }

        return null;
    }
}
