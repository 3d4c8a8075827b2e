using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Fuzz;

/// <summary>What programs are compiled against. The references are bound once: a program is then a few milliseconds.</summary>
internal sealed class World
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview, DocumentationMode.Parse);

    private readonly Project _empty;

    public World(IEnumerable<MetadataReference> references)
    {
        _empty = new AdhocWorkspace().AddProject("Programs", LanguageNames.CSharp)
            .WithParseOptions(Parsing)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(references);
        _ = _empty.GetCompilationAsync().GetAwaiter().GetResult()!.Assembly;
    }

    public Project With(SourceProgram program)
    {
        var project = _empty.WithCompilationOptions(_empty.CompilationOptions!.WithOutputKind(program.Kind));
        foreach (var file in program.Files)
            project = project.AddDocument(Path.GetFileName(file.Name), SourceText.From(file.Text, System.Text.Encoding.UTF8), filePath: file.Name).Project;
        foreach (var file in program.AdditionalFiles)
            project = project.AddAdditionalDocument(Path.GetFileName(file.Name), SourceText.From(file.Text), filePath: file.Name).Project;

        return project;
    }
}
