using AgentSafety.Guards.Filters;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>
/// A proof that an entry point reaches an operation on a path where a protection is missing: the first step, the steps after it down to the
/// operation, and how many more operations lie behind that first step. <paramref name="ApprovableAtRegistration"/>: a wrapper where it is registered would be asked.
/// </summary>
internal sealed record Finding(Lack Lack, string Entry, ImmutableArray<Step> Path, int More, bool ApprovableAtRegistration = false)
{
    /// <summary>How much of what the last step runs is the model's to say.</summary>
    public Say Supplied { get; init; }

    public bool IsOpenEnded => Supplied is Say.Deed;

    public bool TakesWords => Supplied is Say.Words;

    /// <summary>As it ends 'runs whatever ...', or 'puts words into ...'.</summary>
    public string? RunsWhat => Supplied is Say.None ? null : OpenEnded.What(Operation!, Supplied);

    /// <summary>What is said of the last step, where that is the finding.</summary>
    public Remark? Remark { get; init; }

    /// <summary>How many it takes nobody has said. Where another protection is missing, that isn't the question.</summary>
    public bool IsUnbounded => Lack is Lack.AnyProtection or Lack.Approval && Path.Any(static step => step.IsUnbounded);

    /// <summary>The first step is the registration of code elsewhere, which runs nothing yet.</summary>
    public bool IsAtRegistration { get; init; }

    /// <summary>The framework that can be made to ask before it runs this entry point, and the name it has there; null where none can.</summary>
    public Filterable? Filterable { get; init; }

    /// <summary>What it destroys is made again on the same path.</summary>
    public bool IsRemade { get; init; }

    /// <summary>What is lost, and whether it comes back.</summary>
    public string Loss => Operation?.Loss ?? "";

    /// <summary>Inside the entry point, so that the warning and its fix live in the file being edited.</summary>
    public Step FirstStep => Path[0];

    /// <summary>A guard on the path that doesn't guard. Where another protection is there or missing, that isn't the question.</summary>
    public Weakness? Weakness => Lack is Lack.AnyProtection ? Path.Select(static step => step.Weakness).FirstOrDefault(static weakness => weakness is not null) : null;

    /// <summary>What is wrong with that guard, where it lies in another body.</summary>
    public Weakness? Cause { get; init; }

    /// <summary>The guard that fails, or the words that are spoken of, if in the entry point; else the first step.</summary>
    public SourcePlace Place => Remark is not null ? Path.Length == 1 ? Remark.Place : FirstStep.Place : Weakness is not null && FirstStep.Weakness?.Place is { } guard ? guard : FirstStep.Place;

    /// <summary>The operation, or what can't be followed.</summary>
    public Step LastStep => Path[Path.Length - 1];

    public DestructiveOperation? Operation => LastStep.Operation;

    /// <summary>The setting under which it is only tried, if it is written at the first step.</summary>
    public (string Name, string Value)? DryRun => Path.Length == 1 && Operation?.DryRun is var (name, value) ? (name, value) : null;

    public IEnumerable<Step> LaterSteps => Path.Skip(1);

    /// <summary>The bodies gone through, in order: "'EnvironmentService.RecreateAsync' → 'InstancePool.DrainAsync'".</summary>
    public string Through => string.Join(" → ", Path.Take(Path.Length - 1).Select(static step => $"'{step.Name}'"));
}
