namespace AgentSafety.Benchmarks;

/// <summary>
/// Who calls whom in the synthetic program, decided before a line of it is written: so how many warnings it deserves is known without the
/// analyzer. Calls stay inside a module of 20 files, run in cycles within a file, and go through an interface from a file to the next.
/// </summary>
public sealed class CallGraph
{
    public const int MethodsPerFile = 50;
    public const int FilesPerModule = 20;

    private readonly List<int>[] _callees;
    private readonly bool[] _destroys;

    private CallGraph(List<int>[] callees, bool[] destroys) => (_callees, _destroys) = (callees, destroys);

    public int Methods => _callees.Length;

    public int Files => Methods / MethodsPerFile;

    /// <summary>Four methods in ten call nobody: reach ends soon, as it does in real code.</summary>
    /// <param name="methods">How many there are.</param>
    /// <param name="destroying">One in so many destroys. Of 100, a tenth of all methods reach one that does; of 500, a fiftieth.</param>
    public static CallGraph Of(int methods, int destroying = 100)
    {
        var random = new Random(methods);
        var (callees, destroys) = (new List<int>[methods], new bool[methods]);
        for (var method = 0; method < methods; method++)
        {
            callees[method] = [];
            destroys[method] = random.Next(destroying) == 0;
            var calls = Math.Max(0, random.Next(10) - 3) / 2; // 0 ×5, 1 ×2, 2 ×2, 3 ×1
            for (var call = 0; call < calls; call++)
                callees[method].Add(CalleeOf(method, call, random.Next(MethodsPerFile), methods));
        }

        return new(callees, destroys);
    }

    public IReadOnlyList<int> CalleesOf(int method) => _callees[method];

    public bool Destroys(int method) => _destroys[method];

    public bool ReachesOperation(int method) => ReachedFrom([method]).Any(Destroys);

    public IReadOnlyCollection<int> ReachedFrom(IEnumerable<int> methods)
    {
        var reached = new HashSet<int>();
        var pending = new Queue<int>(methods);
        while (pending.TryDequeue(out var method))
            if (reached.Add(method))
                foreach (var callee in _callees[method])
                    pending.Enqueue(callee);

        return reached;
    }

    public static bool IsLastOfModule(int file) => file % FilesPerModule == FilesPerModule - 1;

    /// <summary>The first call stays in the file; later ones go to the next file, if the module has one.</summary>
    private static int CalleeOf(int method, int call, int slot, int methods)
    {
        var file = method / MethodsPerFile;
        var target = call > 0 && !IsLastOfModule(file) && (file + 2) * MethodsPerFile <= methods ? file + 1 : file;
        return target * MethodsPerFile + slot;
    }
}
