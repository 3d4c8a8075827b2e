using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// What a patch of Kubernetes sets: a merge (<c>{"spec":{"replicas":0}}</c>, as text or as an object that is serialized) or a list of steps
/// (<c>[{"op":"replace","path":"/spec/replicas","value":0}]</c>).
/// </summary>
internal sealed class WrittenPatches(WrittenValues values)
{
    private readonly WrittenJson _json = new(values);

    /// <param name="call">What is given the patch.</param>
    /// <param name="path">The members from the whole inwards, parted by points.</param>
    /// <param name="value">As JSON writes it.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public bool Set(IOperation call, string path, string value, CancellationToken cancellationToken) =>
        call.GivenArguments().Any(argument => values.Origin(argument.Value, cancellationToken) is IObjectCreationOperation { Type.Name: "V1Patch", Arguments: var given }
            && given.Where(static part => part.Parameter?.Name is "body").Any(body => _json.Of(body.Value, cancellationToken).Any(read => Sets(read, path.Split('.'), value))));

    private static bool Sets(object read, string[] path, string value) => read switch
    {
        List<object> steps => steps.OfType<List<KeyValuePair<string, object>>>().Any(step => Is(step, "path", "/" + string.Join("/", path)) && Is(step, "value", value)),
        List<KeyValuePair<string, object>> members when path is [var only] => Is(members, only, value),
        List<KeyValuePair<string, object>> members => members.Where(member => member.Key == path[0]).Any(member => Sets(member.Value, [.. path.Skip(1)], value)),
        _ => false,
    };

    private static bool Is(List<KeyValuePair<string, object>> members, string name, string value) => members.Any(member => member.Key == name && member.Value is string text && text == value);
}
