using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// The conditions of the catalogue that are words: <c>proved name=value</c>, <c>once name=value</c>, <c>arbitrary name</c>, <c>given type</c>, <c>remote</c>,
/// <c>whole set</c>, <c>forced</c>, <c>patched path=value</c>. Null for any other.
/// </summary>
internal sealed class WrittenConditions(KnownTypes types, WrittenValues values)
{
    private const string Set = "Microsoft.EntityFrameworkCore.DbSet`1";

    private static readonly string[] Loopback = ["http://localhost", "https://localhost", "http://127.", "https://127.", "http://[::1]", "https://[::1]"];

    private readonly WrittenSettings _settings = new(values);
    private readonly DeepSettings _deep = new(values);
    private readonly WrittenPatches _patches = new(values);

    public bool? Holds(IOperation call, string condition, CancellationToken cancellationToken)
    {
        var (word, rest) = condition.IndexOf(' ') is var space and > 0 ? (condition.Substring(0, space), condition.Substring(space + 1)) : (condition, "");
        return word switch
        {
            "proved" => IsProved(call, new(rest.Split('=')[0].Trim(), rest.Split('=')[1].Trim()), cancellationToken),
            "once" => _settings.ValuesOf(call, rest.Split('=')[0].Trim(), cancellationToken).Any(value => _settings.IsOneOf(value, [rest.Split('=')[1].Trim()], cancellationToken)),
            "patched" => _patches.Set(call, rest.Split('=')[0].Trim(), rest.Split('=')[1].Trim(), cancellationToken),
            "arbitrary" => _settings.IsArbitrary(call, rest, cancellationToken),
            "given" => ArgumentsOf(call).Any(argument => types.IsOrInherits(argument.WithoutConversions().Type, rest)),
            "remote" => IsRemote(call, cancellationToken),
            "whole" => ArgumentsOf(call).Any(argument => IsWholeSet(argument, cancellationToken)),
            "forced" => ArgumentsOf(call).SelectMany(WrittenValues.ElementsOf).Any(argument => values.TextsOf(argument, cancellationToken).Any(static text => text is ['+' or ':', ..])),
            _ => null,
        };
    }

    /// <summary>Of the call and what it is given, or, as <c>Type.Property</c>, of an object anywhere in that.</summary>
    private bool IsProved(IOperation call, Setting setting, CancellationToken cancellationToken)
    {
        if (setting.Name.Split('.') is not [var type, var property])
            return _settings.IsProved(call, setting, cancellationToken);

        var written = call is IInvocationOperation invocation ? _deep.ValuesOf(invocation, type, property, cancellationToken).ToArray() : [];
        return written.Length > 0 && written.All(value => _settings.IsOneOf(value, [setting.Value], cancellationToken));
    }

    /// <summary>Not known to be this machine: nobody's data but a developer's.</summary>
    private bool IsRemote(IOperation call, CancellationToken cancellationToken)
    {
        var addresses = _settings.ValuesOf(call, "requestUri", cancellationToken)
            .Select(address => values.Origin(address, cancellationToken) is IObjectCreationOperation { Arguments: [var text, ..] } ? text.Value : address)
            .SelectMany(address => values.TextsOf(address, cancellationToken)).ToArray();
        return addresses.Length == 0 || !addresses.All(static address => Loopback.Any(start => address.StartsWith(start, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A table, listed or not, of which nothing is left out.</summary>
    private bool IsWholeSet(IOperation entities, CancellationToken cancellationToken)
    {
        for (var value = values.Origin(entities, cancellationToken); ;)
            switch (value)
            {
                case IAwaitOperation awaited: value = values.Origin(awaited.Operation, cancellationToken); break;
                case IInvocationOperation { TargetMethod.Name: "ToList" or "ToListAsync" or "ToArray" or "ToArrayAsync" or "AsEnumerable" or "AsQueryable", Arguments: [{ Value: var listed }, ..] }:
                    value = values.Origin(listed, cancellationToken);
                    break;
                default: return types.IsOrInherits(value.Type, Set);
            }
    }

    private static IEnumerable<IOperation> ArgumentsOf(IOperation call) =>
        call is IInvocationOperation invocation ? invocation.Arguments.Select(static argument => argument.Value) : [];
}
