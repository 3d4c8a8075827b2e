using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Symbols;

/// <summary>
/// One stamp for everything outside bodies: declarations of all files in their order, references, options. As long as it is the same, a body that
/// wasn't edited binds as it did.
/// </summary>
internal static class DeclarationStamp
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<Stamp>> Known = new();
    private static readonly ConditionalWeakTable<object, StrongBox<int>> Identities = new();

    private static int _identities;

    public static Stamp Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new(Read(compilation))).Value;

    private static Stamp Read(Compilation compilation)
    {
        var stamp = With(compilation.Options, Stamp.Empty.With(compilation.AssemblyName ?? ""));
        foreach (var tree in compilation.SyntaxTrees)
            stamp = stamp.With(Outline.Of(tree).Stamp);

        foreach (var reference in compilation.References)
            stamp = reference is CompilationReference { Compilation: CSharpCompilation other }
                ? stamp.With(string.Join(",", reference.Properties.Aliases)).With(Of(other)) // another project, edited as often as this one
                : stamp.With(IdentityOf(reference));

        return stamp;
    }

    /// <summary>The options that change what code means. The others hold objects that an editor makes anew for each compilation.</summary>
    private static Stamp With(CompilationOptions options, Stamp stamp) => stamp
        .With((int)options.OutputKind).With((int)options.MetadataImportOptions).With(options.CheckOverflow ? 1 : 0).With((int)options.NullableContextOptions)
        .With(options.MainTypeName ?? "").With(options is CSharpCompilationOptions { AllowUnsafe: true } ? 1 : 0)
        .With(options is CSharpCompilationOptions { Usings: var usings } ? string.Join(";", usings) : "");

    /// <summary>Each object is another reference, whatever it says it is.</summary>
    private static int IdentityOf(object reference) => Identities.GetValue(reference, static _ => new(Interlocked.Increment(ref _identities))).Value;
}
