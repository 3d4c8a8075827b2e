using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What it proves that a call answered so.</summary>
internal sealed partial class Proofs
{
    private Facts OfCall(IInvocationOperation call, Outcome outcome, int depth)
    {
        if (evidence.Answers.At(call) is { } question)
            return evidence.Answers.Means(question, OnlyNoIsNo && IsAnythingBut(outcome) ? outcome.AsYes() : outcome) | RuledOut(call, outcome, isForm: true);
        if (PassedOn(call) is { } passed)
            return Of(passed, outcome, depth);
        if (call is { Instance: { } json, TargetMethod: { Name: "GetProperty", ContainingType.Name: "JsonElement" }, Arguments: [{ Value: var key }] })
            return Of(json, outcome.InMember(KeyOf(key)), depth);

        if (WrittenYes.ReadFrom(call) is { } text && outcome is { Members: "", IsValue: true } && (outcome.Value is Outcome.Yes || WrittenYes.Is(outcome.Value)))
            return Of(text, new("", Outcome.Yes), depth);
        if (WrittenYes.ParsedBy(call) is { } parsed && outcome.Answer is true && call.TargetMethod.Name is "Parse")
            return Of(parsed, new("", Outcome.Yes), depth);

        var proved = Granted(evidence.Contracts.Of(call), call, outcome, depth) | OperatorSwitches.Of(call, outcome) | TestSettings.Of(call, outcome, evidence) | OfLookUp(call, outcome, depth);
        return outcome.Answer is not { } answer ? proved : proved | evidence.Confinement.Of(call, answer) | OfAnswer(call, answer, depth);
    }

    private Facts OfAnswer(IInvocationOperation call, bool answer, int depth) => call.TargetMethod switch
    {
        { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String } => OfTextComparison(call, answer, depth),
        { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String } when call.Arguments is [{ Value: var text }] => answer
            ? Of(text, new("", Outcome.Null), depth) & Of(text, new("", Outcome.EmptyText), depth)
            : Of(text, new("", Outcome.Null, IsValue: false), depth) | Of(text, new("", Outcome.EmptyText, IsValue: false), depth),
        { Name: "Any" or "Exists" } => answer ? OfAny(call, depth) : OfAll(call, passed: false, depth),
        { Name: "All" or "TrueForAll" } when answer => OfAll(call, passed: true, depth),
        _ => Facts.None,
    };

    /// <summary>What only hands a value on, or reads it in another form: a form's field as <c>GetBoolean</c>.</summary>
    private IOperation? PassedOn(IInvocationOperation call) => call switch
    {
        { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" }, Arguments: [{ Value: var result }] } => result,
        { Instance: { } nullable, TargetMethod: { Name: "GetValueOrDefault", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, Parameters.IsEmpty: true } } => nullable,
        { Instance: { } nullable, TargetMethod: { Name: "GetValueOrDefault", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Arguments: [{ Value.ConstantValue.Value: true }] } when OnlyNoIsNo => nullable,
        { Instance: { } element, TargetMethod: { Name: "GetBoolean" or "GetString" or "ToString", Parameters.IsEmpty: true, ContainingType: { Name: "JsonElement" or "String" } } } => element,
        _ => null,
    };

    /// <summary>What the answers that follow from this one prove.</summary>
    private Facts Granted(GuardContract contract, IOperation call, Outcome outcome, int depth)
    {
        var facts = contract.Answers.IsEmpty ? Facts.None : RuledOut(call, outcome, isForm: false);
        foreach (var answer in contract.Answers)
            if (outcome.Implies(answer.Outcome) || OnlyNoIsNo && IsAnythingBut(outcome, answer.Outcome))
                facts |= At(call, answer.Proved, depth);

        return facts;
    }

    private Facts At(IOperation call, Proved proved, int depth)
    {
        if (proved.Never)
            return Facts.All;

        var facts = Facts.Of(proved.Protections) | Facts.Of(proved.Weaknesses);
        var arguments = call is IInvocationOperation { Arguments: var passed } ? passed : call is IObjectCreationOperation { Arguments: var given } ? given : [];
        if (call is IInvocationOperation invocation)
            facts |= proved.Confines.At(invocation, evidence);

        foreach (var (parameter, outcome) in proved.Given)
            if (parameter < 0 && (call as IInvocationOperation)?.Instance is { } receiver)
                facts |= Of(receiver, outcome, depth);
            else
                foreach (var argument in arguments)
                    if (argument.Parameter?.Ordinal == parameter && argument.Parameter.RefKind is not (RefKind.Ref or RefKind.Out))
                        facts |= Of(argument.Value, outcome, depth);

        return facts;
    }

    /// <summary>What came out of a call by an argument.</summary>
    private Facts OfOut(IArgumentOperation handed, Outcome outcome, int depth) => handed switch
    {
        { Parent: IInvocationOperation { Instance: { } form, TargetMethod.Name: "TryGetValue" or "TryGetProperty", Arguments: [var key, _] } } => Of(form, outcome.InMember(KeyOf(key.Value)), depth),
        { Parent: IInvocationOperation { TargetMethod.Name: "TryParse" } parsing } when WrittenYes.ParsedBy(parsing) is { } text => outcome.Answer is true ? Of(text, new("", Outcome.Yes), depth) : Facts.None,
        { Parent: IInvocationOperation call, Parameter: { } parameter } => Granted(evidence.Contracts.Of(call), call, outcome.In(Outcome.OutOf(parameter)), depth),
        _ => Facts.None,
    };

    /// <summary>A field of a form by its name.</summary>
    private static string KeyOf(IOperation key) => key.ConstantValue.Value as string ?? "Item";

    private Facts OfTextComparison(IInvocationOperation call, bool answer, int depth)
    {
        var operands = call.Arguments.Select(static argument => argument.Value).Prepend(call.Instance).OfType<IOperation>().Take(2).ToArray();
        return operands is [var left, var right] ? OfConstant(left, right, answer, depth) : Facts.None;
    }
}
