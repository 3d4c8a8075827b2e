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
    private readonly ProjectFiles _files;
    private readonly ConcurrentDictionary<string, ImmutableArray<Symbols.CodeId>> _bodies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MemberContract> _contracts = new(StringComparer.Ordinal);

    private SourceProject(CSharpCompilation compilation, ProjectFiles files)
        : base(compilation.AssemblyName ?? "")
    {
        (_compilation, _files) = (compilation, files);
        _program = AgentProgram.OfReferenced(compilation, files);
    }

    /// <summary>The same for every compilation that references this one, as long as the files beside the project say the same.</summary>
    public static SourceProject Of(CSharpCompilation compilation, ProjectFiles files)
    {
        if (Known.TryGetValue(compilation, out var project) && project._files.Stamp == files.Stamp)
            return project;

        project = new(compilation, files);
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
