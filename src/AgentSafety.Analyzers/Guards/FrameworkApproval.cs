using System.Collections.Concurrent;
using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>
/// Some frameworks ask a person before they run what they were given, unless told not to. It holds where the options have the switch (older versions
/// asked only if told to) and no file mentions any of the switches: what else they are set to isn't looked into.
/// </summary>
internal sealed class FrameworkApproval(Compilation compilation, KnownTypes types)
{
    private readonly ConcurrentDictionary<string, bool> _isMentioned = new(StringComparer.Ordinal);

    public bool Holds(string options, IReadOnlyList<string> switches) =>
        types.Named(options).Any(type => !type.GetMembers(switches[0]).IsEmpty) && !switches.Any(IsMentioned);

    private bool IsMentioned(string name) => _isMentioned.GetOrAdd(name, name => compilation.SyntaxTrees.Any(tree => tree.MayMention(name)));
}
