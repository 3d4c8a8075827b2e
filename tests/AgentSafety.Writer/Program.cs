using System.Diagnostics;
using System.Globalization;
using AgentSafety;

// One line on standard output for each thing that was acknowledged, written out before the next one begins.
switch (args)
{
    case ["audit", var path, var name, var count]:
        var log = new AuditLog(path, new() { Fsync = false, LargestFile = 4096 });
        for (var i = 0; i < int.Parse(count, CultureInfo.InvariantCulture); i++)
            Console.WriteLine(log.Append(new(AuditEvent.Started, act: $"{name}-{i}", operation: "wipe", target: new string('x', 200))));
        break;

    case ["ledger", var path, var name, var count]:
        var ledger = new NoveltyLedger(path, new() { Fsync = false });
        for (var i = 0; i < int.Parse(count, CultureInfo.InvariantCulture); i++)
            Console.WriteLine(ledger.Remember(name, $"operation {i}") ? i.ToString(CultureInfo.InvariantCulture) : "again");
        break;

    case ["act", var path, var victim]: // killed between act and record
        var audit = new AuditLog(path);
        audit.Append(new(AuditEvent.Started, act: "last", operation: "delete file", target: victim));
        File.Delete(victim);
        Process.GetCurrentProcess().Kill();
        audit.Append(new(AuditEvent.Succeeded, act: "last"));
        break;

    case ["switch", var signal]:
        using (var kill = new KillSwitch(new() { Signal = Enum.Parse<KillSignal>(signal) }))
        {
            var token = kill.EnsureNotTripped();
            Console.WriteLine("ready");
            var stopped = token.WaitHandle.WaitOne(TimeSpan.FromSeconds(60));
            Console.WriteLine(stopped ? kill.Reason : "nobody stopped it");
        }

        break;

    default:
        return 2;
}

return 0;
