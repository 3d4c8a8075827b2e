using AgentSafety.Calls;
using AgentSafety.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSafety.Analyzers.Tests.Calls;

/// <summary>What can't be followed is named with the reason; all else is none of it.</summary>
public sealed class OpaqueSteps
{
    private static readonly PortableExecutableReference Library = LibraryNamed("Vendor.Storage");

    [Theory]
    [InlineData("store.Drop(path);", "Drop")]
    [InlineData("_ = store.Name;", "Name")]
    [InlineData("_ = store[0];", "dynamic")]
    [InlineData("_ = new Invoker(store);", "dynamic")]
    [InlineData("store(path);", "dynamic")]
    public void What_is_bound_when_it_runs(string code, string name) => IsOpaque(code, OpaqueReason.Dynamic, name);

    [Theory]
    [InlineData("typeof(Wiper).GetMethod(\"Wipe\")!.Invoke(null, [path]);", "MethodBase.Invoke")]
    [InlineData("((Delegate)Wiper.Wipe).DynamicInvoke(path);", "Delegate.DynamicInvoke")]
    [InlineData("_ = Activator.CreateInstance(typeof(Wiper));", "Activator.CreateInstance")]
    [InlineData("_ = Activator.CreateInstance<List<int>>();", "Activator.CreateInstance")]
    [InlineData("typeof(Wiper).InvokeMember(\"Wipe\", default, null, null, [path]);", "Type.InvokeMember")]
    [InlineData("typeof(Wiper).GetProperty(\"P\")!.SetValue(null, path);", "PropertyInfo.SetValue")]
    [InlineData("_ = System.Reflection.Assembly.LoadFrom(path);", "Assembly.LoadFrom")]
    [InlineData("_ = System.Reflection.Assembly.Load(path);", "Assembly.Load")]
    [InlineData("System.Linq.Expressions.Expression<Action> made = () => Wiper.Wipe(path); made.Compile();", "Expression.Compile")]
    [InlineData("_ = typeof(Wiper).GetMethod(\"Wipe\")!.CreateDelegate<Action<string>>();", "MethodInfo.CreateDelegate")]
    [InlineData("typeof(Wiper).GetConstructors()[0].Invoke([]);", "ConstructorInfo.Invoke")]
    public void What_is_named_by_a_value(string code, string name) => IsOpaque(code, OpaqueReason.Reflection, name);

    [Theory]
    [InlineData("given(path);", "given")]
    [InlineData("given?.Invoke(path);", "given")]
    [InlineData("var act = given; act(path);", "given")]
    [InlineData("var act = path.Length > 3 ? given : Wiper.Wipe; act(path);", "given")]
    [InlineData("_kept(path);", "Tools._kept")]
    [InlineData("Set(path);", "Tools.Set")]
    [InlineData("all[0](path);", "all")]
    [InlineData("foreach (var each in all) each(path);", "all")]
    [InlineData("all.First()(path);", "all")]
    [InlineData("Action<string>[] some = [Wiper.Wipe, given]; some[1](path);", "given")]
    [InlineData("(given + Wiper.Wipe)(path);", "given")]
    [InlineData("((Action<string>)services.GetService(typeof(Action<string>))!)(path);", "services")]
    public void A_delegate_that_somebody_else_made(string code, string name) => IsOpaque(code, OpaqueReason.DelegateFromOutside, name);

    [Theory]
    [InlineData("mine.Drop(path);", "IMine.Drop")]
    [InlineData("open.Drop(path);", "Open.Drop")]
    [InlineData("theirs.Drop(path);", "ITheirs.Drop")]
    [InlineData("Action<string> act = mine.Drop;", "IMine.Drop")]
    public void What_no_type_in_source_implements(string code, string name) => IsOpaque(code, OpaqueReason.NotImplementedInSource, name);

    [Theory]
    [InlineData("Vendor.Bucket.Clear(path);", "Bucket.Clear")]
    [InlineData("new Vendor.Bucket().Empty();", "Bucket.Empty")]
    [InlineData("path.Shred();", "Extensions.Shred")]
    [InlineData("Action<string> act = Vendor.Bucket.Clear;", "Bucket.Clear")]
    public void What_another_assembly_does(string code, string name) => IsOpaque(code, OpaqueReason.OtherAssembly, name);

    [Theory]
    [InlineData("Native.unlink(path);", "Native.unlink")]
    [InlineData("Native.Remove(path);", "Native.Remove")]
    [InlineData("unsafe { pointer(1); }", "delegate*")]
    public void What_is_not_managed(string code, string name) => IsOpaque(code, OpaqueReason.Unmanaged, name);

    [Theory]
    [InlineData("Wiper.Wipe(path);")]
    [InlineData("Action<string> act = Wiper.Wipe; act(path);")]
    [InlineData("Action<string> act = p => { }; act(path);")]
    [InlineData("Action<string> act = path.Length > 3 ? Wiper.Wipe : p => { }; act(path);")]
    [InlineData("Wiper.Made()(path);")]
    [InlineData("Wiper.Act(path);")]
    [InlineData("Action<string>[] some = [Wiper.Wipe]; some[0](path);")]
    [InlineData("foreach (var each in new List<Action<string>>()) each(path);")]
    [InlineData("void Local() { } Local();")]
    [InlineData("closer.Dispose();")]
    [InlineData("System.IO.Directory.Delete(path, true);")]
    [InlineData("Console.WriteLine(path.Trim().Length + Math.Sqrt(3));")]
    [InlineData("foreach (var n in Enumerable.Range(1, 3).Select(n => n + 1)) { }")]
    [InlineData("_ = services.GetService(typeof(string));")]
    [InlineData("_ = new Vendor.Bucket { Name = path }.Name;")]
    [InlineData("_ = typeof(Wiper).GetMethod(\"Wipe\")!.Name;")]
    [InlineData("new Invoker().Invoke();")]
    [InlineData("Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(log, path);")]
    [InlineData("log.IsEnabled(default);")]
    public void What_can_be_followed_or_is_the_platforms(string code) => Assert.Empty(Opaques(code));

    [Fact]
    public void What_is_answered_is_never_opaque() => Assert.Empty(Opaques("mine.Drop(path); Vendor.Bucket.Clear(path); given(path); Native.unlink(path);", isAnswered: true));

    [Fact]
    public void A_platform_name_alone_is_not_the_platform()
    {
        var step = Assert.Single(Opaques("Vendor.Bucket.Clear(path);", library: LibraryNamed("System.Storage")));
        Assert.Equal(OpaqueReason.OtherAssembly, step.Reason);
    }

    private static void IsOpaque(string code, OpaqueReason reason, string name)
    {
        var step = Assert.Single(Opaques(code).Distinct());
        Assert.Equal((reason, name), (step.Reason, step.Name));
    }

    private static List<OpaqueStep> Opaques(string code, bool isAnswered = false, MetadataReference? library = null)
    {
        var tree = CSharpSyntaxTree.ParseText($$"""
            {{Verify.Usings}}
            global using Vendor;
            public static class Wiper { public static void Wipe(string path) { } public static Action<string> Made() => Wipe; public static Action<string> Act => Wipe; }
            public class Invoker { public Invoker() { } public Invoker(int n) { } public Invoker(string s) { } public void Invoke() { } }
            public interface IMine { void Drop(string path); }
            public abstract class Open { public abstract void Drop(string path); }
            public static partial class Native
            {
                [System.Runtime.InteropServices.DllImport("c")] public static extern int unlink(string path);
                [System.Runtime.InteropServices.LibraryImport("c")] public static partial int Remove(string path);
            }
            public class Tools(Action<string> kept)
            {
                private readonly Action<string> _kept = kept;
                public Action<string> Set { get; set; } = kept;
                public unsafe void M(string path, dynamic store, Action<string> given, List<Action<string>> all, IMine mine, Open open, Vendor.ITheirs theirs, IDisposable closer, IServiceProvider services, Microsoft.Extensions.Logging.ILogger log, delegate*<int, void> pointer) { {{code}} }
            }
            """, new CSharpParseOptions(LanguageVersion.Latest));
        var compilation = CSharpCompilation.Create("Code", [tree], [.. TestReferences.All, library ?? Library], new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        Assert.Empty(compilation.GetDiagnostics().Where(static problem => problem.Severity is DiagnosticSeverity.Error && problem.Id is not "CS8795")); // a partial that a generator would complete

        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(static method => method.Identifier.ValueText is "M");
        var graph = ControlFlowGraph.Create((IMethodBodyOperation)compilation.GetSemanticModel(tree).GetOperation(method)!);
        var values = BodyValues.In([graph]);
        var opaque = new Opaque(new(), compilation.Assembly);
        return [.. Body.OperationsOf(graph)
            .Select(operation => opaque.At(operation, isAnswered, value => values.Of(value).Select(static stored => stored.Value)))
            .Where(static step => step.Reason is not OpaqueReason.None)];
    }

    private static PortableExecutableReference LibraryNamed(string assembly)
    {
        var compilation = CSharpCompilation.Create(assembly, [CSharpSyntaxTree.ParseText("""
            namespace Vendor;
            public interface ITheirs { void Drop(string path); }
            public class Bucket { public string Name { get; set; } = ""; public static void Clear(string path) { } public void Empty() { } }
            public static class Extensions { public static void Shred(this string path) { } }
            """)], TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
