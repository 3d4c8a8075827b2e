using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>
/// The targets of one body: from an expression to what it denotes, followed back through locals, <c>Path.GetFullPath</c> and kin. Each target
/// that a check speaks of gets a number, so that what is proved of it is one bit.
/// </summary>
internal sealed class Targets(BodyValues values, Func<IInvocationOperation, bool> vouchesForResult)
{
    private const int Deepest = 24;

    /// <summary>What only changes how a value is written.</summary>
    private static readonly HashSet<string> SameValue = new(StringComparer.Ordinal)
    {
        "GetFullPath", "Trim", "TrimEnd", "TrimStart", "ToString", "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant", "Normalize", "TrimEndingDirectorySeparator",
        "AsSpan", "AsMemory", "ToArray", "ToList",
    };

    private static readonly HashSet<string> PutTogether = new(StringComparer.Ordinal) { "Combine", "Join", "Concat" };

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<IParameterSymbol> _ours = new(SymbolEqualityComparer.Default);

    public Target Of(IOperation value) => Of(value, Deepest);

    /// <summary>The fact that the target was found to lie within bounds. One more than can be numbered proves nothing.</summary>
    public Facts Confined(Target target)
    {
        if (target.IsOurs || target == Target.Unknown)
            return Facts.None;

        if (!_numbers.TryGetValue(target.Name, out var number))
            if (_numbers.Count < Facts.MostTargets)
                _numbers.Add(target.Name, number = _numbers.Count);
            else
                return Facts.None;

        return Facts.Confined(number);
    }

    /// <summary>Checked itself, or vouched for by the call that made it, or put together from nothing else.</summary>
    public bool IsConfined(Target target, Facts held) =>
        target.IsOurs
        || _numbers.TryGetValue(target.Name, out var number) && held.Has(Facts.Confined(number))
        || target.MadeBy is { } call && vouchesForResult(call)
        || !target.Parts.IsEmpty && target.Parts.All(part => IsConfined(part, held));

    /// <summary>Was the parameter checked, as it is or under a folder of ours?</summary>
    public bool IsConfined(IParameterSymbol parameter, Facts held) =>
        held.Targets != 0
        && (IsConfined(OfParameter(parameter), held) || _numbers.TryGetValue($"(ours|{Unique(parameter)})", out var number) && held.Has(Facts.Confined(number)));

    /// <summary>What no longer holds once a variable, or what is read anew, has another value.</summary>
    public Facts Touching(Target changed) =>
        changed.IsOurs ? Facts.None : _numbers.Where(entry => entry.Key.Contains(changed.Name)).Aggregate(Facts.None, static (facts, entry) => facts | Facts.Confined(entry.Value));

    /// <summary>The parameter of a lambda that is given elements of a list of ours.</summary>
    public void TakeAsOurs(IParameterSymbol parameter) => _ours.Add(parameter);

    private Target Of(IOperation value, int depth)
    {
        value = Awaited.Unwrap(value);
        if (value.ConstantValue.HasValue || value is IInstanceReferenceOperation or ITypeOfOperation)
            return Target.Ours;
        if (depth == 0)
            return Target.Unknown;

        return value switch
        {
            ILocalReferenceOperation or IFlowCaptureReferenceOperation => OfStored(value, depth),
            IParameterReferenceOperation { Parameter: var parameter } => OfParameter(parameter),
            IFieldReferenceOperation field => OfMember(field, field.Field, depth),
            IPropertyReferenceOperation property => property.Arguments.IsEmpty ? OfMember(property, property.Property, depth) : Put([.. Receiver(property.Instance), .. property.Arguments.Select(static argument => argument.Value)]),
            IArrayElementReferenceOperation element => Put([element.ArrayReference, .. element.Indices]),
            IInterpolatedStringOperation text => Put(text.Parts.Select(static part => part is IInterpolationOperation hole ? hole.Expression : part)),
            IInterpolatedStringTextOperation => Target.Ours,
            IBinaryOperation sum => Put([sum.LeftOperand, sum.RightOperand]),
            IObjectCreationOperation { Arguments.IsEmpty: true } => Target.Unknown, // whatever its initializer wrote into it
            IObjectCreationOperation creation => Put(creation.Arguments.Select(static argument => argument.Value)),
            IArrayCreationOperation { Initializer.ElementValues: var elements } => Put(elements),
            ICollectionExpressionOperation { Elements: var elements } => Put(elements),
            IInvocationOperation call => OfCall(call, depth),
            _ => Target.Unknown,
        };

        Target Put(IEnumerable<IOperation> parts) => Target.Of([.. parts.Select(part => Of(part, depth - 1))]);
    }

    private Target OfStored(IOperation reference, int depth) => values.Of(reference) switch
    {
        [var only] => Of(only.Value, depth - 1),
        _ when values.Named(reference) is { Members.Length: 0 } named => Of(named.Value, depth - 1),
        _ => reference is ILocalReferenceOperation { Local: var local } ? new(Unique(local), IsOurs: false, []) : Target.Unknown,
    };

    /// <summary>What a constructor was given comes from whoever wrote the program; what a method was given may come from the model.</summary>
    private Target OfParameter(IParameterSymbol parameter) =>
        _ours.Contains(parameter) || parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? Target.Ours
            : new(Unique(parameter), IsOurs: false, []);

    private Target OfMember(IMemberReferenceOperation reference, ISymbol member, int depth)
    {
        var owner = reference.Instance is null ? Target.Ours : Of(reference.Instance, depth - 1);
        return owner.IsOurs ? Target.Ours : owner == Target.Unknown ? owner : new($"{owner.Name}.{(member.Name is "Current" ? "~" : "")}{member.Name}", IsOurs: false, []);
    }

    private Target OfCall(IInvocationOperation call, int depth)
    {
        var inputs = Receiver(call.Instance).Concat(call.Arguments.Select(static argument => argument.Value)).ToArray();
        if (SameValue.Contains(call.TargetMethod.Name) && inputs.Length > 0 && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
            return inputs.Length == 2 && call.TargetMethod.Name is "GetFullPath" ? Put(inputs) : Of(inputs[0], depth - 1);

        var parts = Put(inputs);
        return (inputs.Length == 0 || parts.IsOurs) && !call.TargetMethod.ReturnsTask() ? Target.Ours // read from configuration, not asked of anybody
            : PutTogether.Contains(call.TargetMethod.Name) && call.TargetMethod.ContainingType is { Name: "Path" or "String" } ? parts
            : new($"~{call.Syntax.SpanStart}", IsOurs: false, [], call);

        Target Put(IEnumerable<IOperation> operands) =>
            Target.Of([.. operands.SelectMany(static operand => operand is IArrayCreationOperation { Initializer.ElementValues: var elements } ? elements : [operand]).Select(operand => Of(operand, depth - 1))]);
    }

    private static IEnumerable<IOperation> Receiver(IOperation? instance) => instance is null ? [] : [instance];

    private static string Unique(ISymbol variable) =>
        $"{variable.Name}@{(variable.DeclaringSyntaxReferences is [var declaration, ..] ? declaration.Span.Start : 0)};";
}
