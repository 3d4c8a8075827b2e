using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>What must be true of a call for it to destroy. Unsure about an operation means it isn't claimed; a dry run counts only where it is proved.</summary>
internal sealed class CallConditions(KnownTypes types, WrittenValues values)
{
    private readonly WrittenSettings _settings = new(values);
    private readonly ScratchFiles _scratch = new(types, values);
    private readonly WrittenConditions _written = new(types, values);
    private readonly FoundProcesses _processes = new(types);
    private readonly MadeHere _madeHere = new(types, values);

    /// <summary>The operation that this call is, or null when nothing is destroyed by it.</summary>
    public DestructiveOperation? Destroys(DestructiveOperation family, IOperation call, CancellationToken cancellationToken)
    {
        if (call is IMethodReferenceOperation reference)
            return CanDestroy(family, reference.Method) ? family : null;

        if (IsOnlyTried(family, call, cancellationToken) || _madeHere.Holds(family, call, cancellationToken))
            return null;

        return family.When is not { } conditions || conditions.Split([" and "], StringSplitOptions.None).All(condition => MayHold(call, condition, cancellationToken)) ? family : null;
    }

    /// <summary>A proved dry run, of the call itself or of a request that it hands over.</summary>
    public bool IsOnlyTried(DestructiveOperation family, IOperation call, CancellationToken cancellationToken) =>
        family.DryRun is { } dryRun && _settings.IsProved(call, dryRun, cancellationToken);

    /// <summary>What it will be given isn't known: any value of a parameter that it has, but no text.</summary>
    private static bool CanDestroy(DestructiveOperation family, IMethodSymbol method) =>
        !family.RunsText
        && (family.When is not { } when || when.IndexOf('=') < 0 || method.Parameters.Any(parameter => parameter.Name == when.Substring(0, when.IndexOf('=')).Trim()));

    private bool MayHold(IOperation call, string condition, CancellationToken cancellationToken) =>
        condition is "lasting" ? PathOf(call) is not { } path || !_scratch.Holds(path, cancellationToken)
            : condition is "found" ? _processes.IsFound(call)
            : _written.Holds(call, condition, cancellationToken) ?? MayBe(call, condition, cancellationToken);

    private static IOperation? PathOf(IOperation call) =>
        call.GivenArguments().FirstOrDefault(static argument => argument.Parameter?.Name is "path")?.Value ?? (call as IInvocationOperation)?.Instance;

    /// <summary>Not ruled out: the argument isn't the other constant.</summary>
    private bool MayBe(IOperation call, string condition, CancellationToken cancellationToken)
    {
        var parts = condition.Split('=');
        return call.GivenArguments().FirstOrDefault(argument => argument.Parameter?.Name == parts[0].Trim()) is { } found
            && (values.Origin(found.Value, cancellationToken) is var value && !value.ConstantValue.HasValue || IsValue(value, parts[1].Trim()));
    }

    private static bool IsValue(IOperation value, string text) =>
        value.ConstantValue is { HasValue: true, Value: { } constant } && string.Equals(constant.ToString(), text, StringComparison.OrdinalIgnoreCase)
        || value is IFieldReferenceOperation { Field: { IsStatic: true, Name: var name } } && string.Equals(name, text, StringComparison.OrdinalIgnoreCase);
}
