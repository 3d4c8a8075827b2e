using System.Text.RegularExpressions;
using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>The kind of thing that a call takes away or makes, so that the two can be told to be of the same kind: <c>Amazon.DBInstance</c>.</summary>
internal static class Resource
{
    private static readonly Regex Destroying = new("^(Delete|Terminate|Destroy|Remove|Drop|Decommission|Deregister|Uninstall|Purge|EnsureDeleted|Rebuild|Recreate)", RegexOptions.CultureInvariant);
    private static readonly Regex Making = new("^(CreateOrUpdate|Create|Run|Launch|Restore|Deploy|Provision|Install|Put|EnsureCreated|Migrate)", RegexOptions.CultureInvariant);
    private static readonly Regex Ending = new("(Async|WithHttpMessagesAsync|Command|Request|IfExists|IfNotExists)$", RegexOptions.CultureInvariant);
    private static readonly Regex Creation = new(@"\bCREATE\s+(OR\s+REPLACE\s+)?(TABLE|DATABASE|SCHEMA)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private const string Table = "table";
    private const string Database = "DatabaseFacade";
    private const string DatabaseExtensions = "RelationalDatabaseFacadeExtensions";

    private static readonly Lazy<HashSet<string>> Kinds = new(static () => new(
        from family in BuiltInOperations.All
        from member in family.Members
        where Destroying.IsMatch(member)
        from type in family.Types
        select Kind(MetadataNames.RootNamespace(type), MetadataNames.SimpleName(type), member, Destroying) into kind
        where kind is not null
        select kind, StringComparer.Ordinal));

    private static readonly Lazy<HashSet<string>> Nouns = new(static () => new(Kinds.Value.Select(static kind => kind.Substring(kind.IndexOf('.') + 1)), StringComparer.Ordinal));

    private static readonly HashSet<string> Environments = new(StringComparer.OrdinalIgnoreCase) { "kubectl", "oc", "helm", "terraform", "tofu", "pulumi", "az", "aws", "gcloud", "docker", "docker-compose", "podman", "eb", "eksctl", "cdk", "sam" };

    private static readonly Regex OfType = new("^I(?=[A-Z])|(Resource|Collection|Client|Operations|Extensions)$", RegexOptions.CultureInvariant);

    /// <summary>Null for what isn't worth a word when it is made again: one item, a file.</summary>
    public static string? DestroyedBy(DestructiveOperation operation, IMethodSymbol method) =>
        operation is { Effect: Effect.Teardown or Effect.DataLoss, BlastRadius: >= BlastRadius.Resource } && !operation.Id.StartsWith("file.", StringComparison.Ordinal) && Destroying.IsMatch(method.Name)
            ? Kind(method, Destroying)
            : null;

    public static string? MadeBy(IMethodSymbol method) =>
        (method.DeclaringSyntaxReferences.IsEmpty || method.IsAbstract) && Making.IsMatch(method.Name) && !IsOfThePlatform(method) ? Kind(method, Making) : null;

    /// <summary>Does something in the catalogue destroy what is of this kind, or a command or text that can be run?</summary>
    public static bool IsDestroyed(string kind) => kind.IndexOf('.') < 0 || Kinds.Value.Contains(kind);

    /// <summary>Could a member of this name make what one of the catalogue destroys? What it makes may also be said by its type alone.</summary>
    /// <param name="name">Of the member.</param>
    /// <param name="type">The name of its type, if that is known.</param>
    public static bool MayMake(string name, string? type = null) =>
        Making.IsMatch(name) && Noun(name, Making) is var noun && (noun.Length == 0 ? type is null || type is Database or DatabaseExtensions || Nouns.Value.Contains(OfTypeNamed(type).TrimEnd('s')) : Nouns.Value.Contains(noun.TrimEnd('s')));

    public static bool MayMake(string name, INamedTypeSymbol type) =>
        Making.IsMatch(name) && type.AndBases().Concat(type.AllInterfaces).Any(offering => Kind(offering.RootNamespace(), offering.Name, name, Making) is { } kind && IsDestroyed(kind));

    public static bool RemakesItself(IMethodSymbol method) => method.Name.StartsWith("Rebuild", StringComparison.Ordinal) || method.Name.StartsWith("Recreate", StringComparison.Ordinal);

    public static string? DestroyedBy(ExecutedText text) => text.Operation is not { Effect: Effect.Teardown or Effect.DataLoss, BlastRadius: >= BlastRadius.Resource } operation ? null
        : text.Language is not TextLanguage.Sql ? ProgramOf(text)
        : operation.Id is "sql.drop" ? Table : null;

    private static bool Makes(ImmutableArray<string> words) => !words.Contains("-destroy") // terraform apply -destroy
        && words.Any(static word => word is "create" or "apply" or "up" or "install" or "deploy" or "run" || word.StartsWith("create-", StringComparison.Ordinal) || word.StartsWith("run-", StringComparison.Ordinal));

    /// <summary>By the words that make what the same program takes away.</summary>
    public static string? MadeBy(ExecutedText text) => text.Language switch
    {
        TextLanguage.Sql => Creation.IsMatch(TextMarks.WithoutForeign(text.Words.First())) ? Table : null,
        TextLanguage.Command => Makes([.. CommandLine.Expanded(text.Words)]) ? ProgramOf(text) : null,
        _ => null,
    };

    private static string? ProgramOf(ExecutedText text) =>
        RunCommand.In(CommandLine.Expanded(text.Words)).FirstOrDefault() is { Words.IsDefault: false, Program: var program } && Environments.Contains(program) ? program : null;

    private static string? Kind(IMethodSymbol method, Regex verb) => Kind(method.RootNamespace(), method.ContainingType.Name, method.Name, verb);

    /// <summary>What the name says after its verb; where it says nothing, the type does.</summary>
    private static string? Kind(string root, string type, string method, Regex verb)
    {
        if (type is Database or DatabaseExtensions)
            return "database";

        var noun = Noun(method, verb);
        if (noun.Length == 0)
            noun = OfTypeNamed(type);

        return noun.Length == 0 ? null : $"{root}.{noun.TrimEnd('s')}";
    }

    private static string OfTypeNamed(string type) => OfType.Replace(OfType.Replace(type, ""), "");

    private static string Noun(string name, Regex verb)
    {
        var noun = verb.Replace(Ending.Replace(Ending.Replace(name, ""), ""), "");
        return noun.StartsWith("Namespaced", StringComparison.Ordinal) ? noun.Substring("Namespaced".Length) : noun;
    }

    private static bool IsOfThePlatform(IMethodSymbol method) => method.RootNamespace() is "System" or "";
}
