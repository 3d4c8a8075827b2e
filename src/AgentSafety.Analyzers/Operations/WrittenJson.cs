using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>The JSON that a value is or becomes, read as <see cref="JsonText"/> reads it: from a text, from objects that are serialized, or from the classes an SDK has for a policy.</summary>
internal sealed class WrittenJson(WrittenValues values)
{
    private const int Deepest = 16;

    private static readonly HashSet<string> Serializers = new(StringComparer.Ordinal) { "JsonSerializer", "JsonConvert", "JObject" };

    private readonly WrittenMembers _members = new(values);

    public IEnumerable<object> Of(IOperation value, CancellationToken cancellationToken) => Read(value, cancellationToken).SelectMany(Policies);

    private IEnumerable<object> Read(IOperation value, CancellationToken cancellationToken)
    {
        var origin = values.Origin(value, cancellationToken);
        if (SerializedBy(origin) is { } given)
            return Value(given, Deepest, cancellationToken) is { } made ? [made] : [];
        if (origin is IObjectCreationOperation or IAnonymousObjectCreationOperation && Value(value, Deepest, cancellationToken) is List<KeyValuePair<string, object>> members)
            return [members];

        return values.TextsOf(origin, cancellationToken).Select(JsonText.Read).OfType<object>();
    }

    /// <summary>A map of attributes may hold a policy as one of them.</summary>
    private static IEnumerable<object> Policies(object read) =>
        read is List<KeyValuePair<string, object>> members && members.FirstOrDefault(static member => member is { Key: "Policy", Value: string }).Value is string policy
            ? JsonText.Read(policy) is { } within ? [within] : []
            : [read];

    private static IOperation? SerializedBy(IOperation value) => value switch
    {
        IInvocationOperation { TargetMethod: { IsStatic: true, Name: "Serialize" or "SerializeObject" or "FromObject", ContainingType.Name: var by }, Arguments: [{ Value: var given }, ..] } when Serializers.Contains(by) => given,
        IInvocationOperation { TargetMethod.Name: "ToJson" or "ToJsonString", Instance: { } given } => given,
        IInvocationOperation { TargetMethod.Name: "ToString", Instance: { Type.Name: "JsonObject" or "JObject" or "JsonNode" } given } => given,
        _ => null,
    };

    private object? Value(IOperation written, int depth, CancellationToken cancellationToken)
    {
        if (depth == 0)
            return null;

        var origin = values.Origin(written, cancellationToken);
        if (WholeIn(origin) is { } whole)
            return Value(whole, depth - 1, cancellationToken);
        if (NameOf(origin) is { } name)
            return name;
        if (ElementsOf(written, origin) is { } elements)
            return elements.Select(element => Value(element, depth - 1, cancellationToken)).OfType<object>().ToList();

        var members = _members.Of(written, origin, cancellationToken)
            .Select(member => new KeyValuePair<string, object?>(member.Name, Value(member.Value, depth - 1, cancellationToken)))
            .Where(static member => member.Value is not null).Select(static member => new KeyValuePair<string, object>(member.Key, member.Value!)).ToList();
        return members.Count > 0 ? members : values.TextsOf(origin, cancellationToken).FirstOrDefault();
    }

    /// <summary>What only dresses up another value.</summary>
    private static IOperation? WholeIn(IOperation origin) => origin switch
    {
        IConversionOperation { Operand: var text } => text,
        IObjectCreationOperation { Type.Name: "ActionIdentifier" or "Resource", Arguments: [{ Value: var text }] } => text,
        IObjectCreationOperation { Type.Name: "Principal", Arguments: [.., { Value: { Type.SpecialType: SpecialType.System_String } text }] } => text,
        IObjectCreationOperation { Type.Name: "Principal", Arguments: [_, { Value: var text }, _] } => text,
        IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "JsonValue" }, Arguments: [{ Value: var text }, ..] } => text,
        _ => null,
    };

    /// <summary>A constant, or what an SDK has a name for: <c>StatementEffect.Allow</c>, <c>Principal.AllUsers</c>, <c>S3ActionIdentifiers.AllS3Actions</c>.</summary>
    private static string? NameOf(IOperation origin) => origin switch
    {
        IFieldReferenceOperation { Field: { IsConst: true, Name: var name, ContainingType.TypeKind: TypeKind.Enum } } => name,
        { ConstantValue: { HasValue: true, Value: var constant } } => constant?.ToString() ?? "null",
        IMemberReferenceOperation { Member: { IsStatic: true, Name: "AllUsers" or "Anonymous", ContainingType.Name: "Principal" } } => "*",
        IMemberReferenceOperation { Member: { IsStatic: true, Name: var name, ContainingType.Name: var owner } } when owner.EndsWith("ActionIdentifiers", StringComparison.Ordinal) => ActionOf(owner, name),
        _ => null,
    };

    private static string ActionOf(string owner, string name)
    {
        var service = owner.Substring(0, owner.Length - "ActionIdentifiers".Length);
        return $"{(service is "IdentityandAccessManagement" ? "iam" : service)}:{(name.StartsWith("All", StringComparison.Ordinal) && name.EndsWith("Actions", StringComparison.Ordinal) ? "*" : name)}";
    }

    private static IEnumerable<IOperation>? ElementsOf(IOperation written, IOperation origin) =>
        origin is IObjectCreationOperation { Type.Name: "JsonArray" or "JArray", Arguments: [{ Value: var given }] } ? WrittenValues.ElementsOf(given)
        : origin.Type?.Name is "StringBuilder" || WrittenValues.ListedIn(origin) is not { } listed ? null
        : written.WithoutConversions() is ILocalReferenceOperation { Local: var local } ? listed.Concat(WrittenBody.Around(written).AppendedTo(local).Select(static appended => appended.Value))
        : listed;
}
