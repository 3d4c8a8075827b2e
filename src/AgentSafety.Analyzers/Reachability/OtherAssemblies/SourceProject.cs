using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AgentSafety.Calls;
using AgentSafety.Configuration;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>A project that an editor references by its source: its bodies are read through its own compilation, when somebody asks.</summary>
internal sealed class SourceProject : OtherAssembly
{
    private static readonly ConditionalWeakTable<Compilation, SourceProject> Known = new();

    private readonly Compilation _compilation;
    private readonly AgentProgram _program;
    private readonly GuardFile _guards;
    private readonly ConcurrentDictionary<string, ImmutableArray<Symbols.CodeId>> _bodies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MemberContract> _contracts = new(StringComparer.Ordinal);

    private SourceProject(CSharpCompilation compilation, GuardFile guards)
        : base(compilation.AssemblyName ?? "")
    {
        (_compilation, _guards) = (compilation, guards);
        _program = AgentProgram.OfReferenced(compilation, guards);
    }

    /// <summary>The same for every compilation that references this one, as long as the files that declare guards say the same.</summary>
    public static SourceProject Of(CSharpCompilation compilation, GuardFile guards)
    {
        if (Known.TryGetValue(compilation, out var project) && project._guards.Stamp == guards.Stamp)
            return project;

        project = new(compilation, guards);
        lock (Known)
        {
            Known.Remove(compilation);
            Known.Add(compilation, project);
        }

        return project;
    }

    public override bool Runs(string member, string type) => !BodiesOf(member).IsEmpty;

    public override MemberContract ContractOf(string member, CancellationToken cancellationToken) =>
        _contracts.TryGetValue(member, out var known) ? known : _contracts.GetOrAdd(member, _program.ContractOf(BodiesOf(member), cancellationToken));

    private ImmutableArray<Symbols.CodeId> BodiesOf(string member) => _bodies.GetOrAdd(member, Find);

    private ImmutableArray<Symbols.CodeId> Find(string member) =>
        DocumentationCommentId.GetFirstSymbolForDeclarationId(member, _compilation) is IMethodSymbol method ? _program.BodiesOf(new Call(method)) : [];
}
