namespace AgentSafety.Operations;

/// <summary>What is lost. An addition loses nothing, but is there twice when it is done again.</summary>
internal enum Effect { Addition, Cost, Availability, Access, PrivilegeEscalation, Teardown, DataLoss }

/// <summary>Does it come back? From easily to never.</summary>
internal enum Reversibility { Yes, Versioned, Window, No }

/// <summary>How much goes at once, from one item to a whole account.</summary>
internal enum BlastRadius { Item, Resource, Container, Environment, Account }

/// <summary>One family of operations that destroy: a line of the catalogue.</summary>
/// <param name="Id">Stable name, such as <c>aws.ec2.terminate-instances</c>.</param>
/// <param name="Summary">What it does, as it ends a sentence: "terminates EC2 instances".</param>
/// <param name="Types">Metadata names of the types that declare the members; what derives from or implements them counts too.</param>
/// <param name="Members">Simple names of methods, or <c>.ctor</c>.</param>
/// <param name="When">What must be true of the call for it to destroy; null when every call does.</param>
/// <param name="Again">Every call does it again: a restart, not a deletion.</param>
/// <param name="Danger">Settings that take off what would keep or bring back what is destroyed.</param>
/// <param name="DryRun">Name and value of the setting under which nothing happens.</param>
internal sealed record DestructiveOperation(
    string Id,
    string Summary,
    ImmutableArray<string> Types,
    ImmutableArray<string> Members,
    Effect Effect,
    Reversibility Reversibility,
    BlastRadius BlastRadius,
    string? When = null,
    Setting? DryRun = null,
    ImmutableArray<Setting> Danger = default,
    string? Rollback = null,
    bool Again = false)
{
    /// <summary>How a call takes all there is: <c>always</c>, <c>unfiltered</c> (nothing before it narrows), <c>empty filter</c>, <c>match all</c>, <c>prefix a</c> (doesn't begin with words written there), <c>without a, b</c> (none of these is given); null where it can't.</summary>
    public string? Everything { get; init; }

    /// <summary>Methods of the same types that make one, and fail where there is one: what they made in the same body nobody misses.</summary>
    public ImmutableArray<string> MadeBy { get; init; } = [];

    /// <summary>What it does is read from the text that it is given.</summary>
    public bool RunsText => When is "sql" or "command" || When is { } when && when.Contains(" in ");

    /// <summary>Settings that leave no time to finish. For who reads the catalogue: what is lost is the same.</summary>
    public ImmutableArray<Setting> Abrupt { get; init; } = [];

    /// <summary>What undoes it, and the call that does, in terms of the call that it undoes: <c>recover it: {this}.StartRecoverDeletedSecretAsync({name}, {token})</c>; null where no single call does.</summary>
    public string? Undo { get; init; }

    /// <summary>Why there is no way back, as whoever approves should read it; null where there may be one.</summary>
    public string? NoWayBack => Reversibility is not Reversibility.No ? null : Effect switch
    {
        Effect.DataLoss => "what it deletes is gone for good, unless there is a copy elsewhere",
        Effect.Teardown or Effect.Availability => "what it takes away can only be made anew, and is then another one",
        Effect.Access => "what it takes away has to be set up anew, and nobody knows what happened meanwhile",
        Effect.PrivilegeEscalation => "what is done with the permission meanwhile stays done",
        _ => "what it has done stays done",
    };

    /// <summary>'terminates EC2 instances; can't be undone'.</summary>
    public string Loss => $"{Summary}; {Reversibility switch
    {
        Reversibility.No => "can't be undone",
        Reversibility.Window => "comes back only for a limited time",
        Reversibility.Versioned => "comes back only where versions are kept",
        _ => "can be made again",
    }}";

    /// <summary>Takes something away. What only adds is in the catalogue for what hints say of it.</summary>
    public bool Destroys => Effect is not Effect.Addition;

    /// <summary>A second call with the same arguments isn't for nothing.</summary>
    public bool DoesMoreEachTime => Effect is Effect.Addition || Again;

    /// <summary>Orders operations from bad to worst: what never comes back before what does, then how much goes at once, then what is lost.</summary>
    public int Severity => ((int)Reversibility * 8 + (int)BlastRadius) * 8 + (int)Effect;
}

/// <summary>An argument or property of the request and its value: <c>DryRun=true</c>.</summary>
internal readonly record struct Setting(string Name, string Value);
