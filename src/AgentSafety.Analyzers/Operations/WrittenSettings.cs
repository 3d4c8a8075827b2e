using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// What is written at a call about one of its settings: an argument of that name, a property of an object that it is given or makes, or what
/// that object was made with.
/// </summary>
internal sealed class WrittenSettings(WrittenValues values)
{
    private readonly ObjectSettings _objects = new(values);

    /// <summary>Every value the setting is given; none where nothing is written of it.</summary>
    public IEnumerable<IOperation> ValuesOf(IOperation call, string name, CancellationToken cancellationToken)
    {
        if (call is IObjectCreationOperation made)
            foreach (var value in OfMade(made, name))
                yield return value;

        foreach (var argument in call.GivenArguments())
            if (IsNamed(argument.Parameter?.Name, name))
            {
                if (argument.ArgumentKind is not ArgumentKind.DefaultValue)
                    yield return argument.Value;
            }
            else if (argument.ArgumentKind is ArgumentKind.Explicit)
                foreach (var value in OfObject(argument.Value, name, cancellationToken))
                    yield return value;
    }

    /// <summary>What is written into it where it is made, and later into the local that holds it.</summary>
    private static IEnumerable<IOperation> OfMade(IObjectCreationOperation made, string name)
    {
        foreach (var assignment in (made.Initializer?.Initializers ?? []).OfType<ISimpleAssignmentOperation>())
            if (assignment.Target is IPropertyReferenceOperation { Property.Name: var property } && IsNamed(property, name))
                yield return assignment.Value;

        var holder = made.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local,
            ISimpleAssignmentOperation { Target: var target } => WrittenBody.VariableIn(target),
            _ => null,
        };
        if (holder is not null)
            foreach (var (set, value) in WrittenBody.Around(made).SetAs(Capitalized(name)))
                if (SymbolEqualityComparer.Default.Equals(WrittenBody.VariableIn(set.Instance), holder))
                    yield return value;
    }

    /// <summary>Whatever is written of it, it is one of these values: <c>Delete|DELETE</c>.</summary>
    public bool IsProved(IOperation call, Setting setting, CancellationToken cancellationToken)
    {
        var written = ValuesOf(call, setting.Name, cancellationToken).ToArray();
        var wanted = setting.Value.Split('|');
        return written.Length > 0 && written.All(value => IsOneOf(value, wanted, cancellationToken));
    }

    /// <summary>Not a constant through and through, so that whoever calls may have chosen it.</summary>
    public bool IsArbitrary(IOperation call, string name, CancellationToken cancellationToken)
    {
        var written = ValuesOf(call, name, cancellationToken).ToArray();
        return written.Length == 0 || written.Any(value => WrittenValues.ElementsOf(values.Origin(value, cancellationToken)).Any(element => !values.Origin(element, cancellationToken).ConstantValue.HasValue));
    }

    /// <summary>By its constant, or by name: a member of an enumeration, a static property (<c>HttpMethod.Delete</c>), what is made of a text.</summary>
    public bool IsOneOf(IOperation value, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        var origin = values.Origin(value, cancellationToken);
        return origin.ConstantValue is { HasValue: true, Value: { } constant } && Holds(wanted, constant.ToString())
            || origin is IMemberReferenceOperation { Member: { IsStatic: true, Name: var name } } && Holds(wanted, name)
            || origin is IObjectCreationOperation { Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string text } }] } && Holds(wanted, text);
    }

    /// <summary>The argument's value or the whole assignment: an expression both, as fixes want it.</summary>
    public static SyntaxNode PlaceOf(IOperation value)
    {
        for (var written = value; written is not null; written = written.Parent)
            if (written is ISimpleAssignmentOperation)
                return written.Syntax;
            else if (written is IArgumentOperation)
                break;

        return value.Syntax;
    }

    /// <summary>What the object was made with, and every value that its setting is given in this body.</summary>
    public IEnumerable<IOperation> OfObject(IOperation value, string name, CancellationToken cancellationToken) =>
        _objects.Of(value, Capitalized(name), cancellationToken).Concat(
            values.Origin(value, cancellationToken) is IObjectCreationOperation made
                ? made.Arguments.Where(argument => argument.ArgumentKind is ArgumentKind.Explicit && IsNamed(argument.Parameter?.Name, name)).Select(static argument => argument.Value)
                : []);

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static bool Holds(IReadOnlyList<string> wanted, string text) => wanted.Contains(text, StringComparer.OrdinalIgnoreCase);

    private static bool IsNamed(string? written, string name) => string.Equals(written, name, StringComparison.OrdinalIgnoreCase);
}
