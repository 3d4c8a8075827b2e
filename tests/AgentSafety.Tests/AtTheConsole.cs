using System.Collections.Concurrent;

namespace AgentSafety.Tests;

/// <summary>The console gate: a person reads the question, and types one word.</summary>
public class AtTheConsole
{
    [Theory]
    [InlineData("yes\n", true)]
    [InlineData("yes\r\nno\n", true)]
    [InlineData("yes", true)]
    [InlineData("", false)]
    [InlineData("\n", false)]
    [InlineData("\nyes\n", false)]
    [InlineData("y\n", false)]
    [InlineData("Yes\n", false)]
    [InlineData("YES\n", false)]
    [InlineData(" yes\n", false)]
    [InlineData("yes \n", false)]
    [InlineData("yes please\n", false)]
    [InlineData("no\n", false)]
    public async Task Only_the_word_yes_approves(string typed, bool approves) =>
        Assert.Equal(approves, (await new ConsoleGate(new StringWriter(), new StringReader(typed)).DecideAsync(GateOf.AnyRequest(), default)).IsApproved);

    [Fact]
    public async Task The_approver_is_the_person_at_the_console()
    {
        var request = GateOf.AnyRequest();
        Assert.Equal("Ada", (await new ConsoleGate(new StringWriter(), new StringReader("yes"), "Ada").DecideAsync(request, default)).Approver);
        Assert.Equal(Environment.UserName, (await new ConsoleGate(new StringWriter(), new StringReader("yes")).DecideAsync(request, default)).Approver);
    }

    [Fact]
    public async Task The_question_shows_operation_target_code_and_request()
    {
        var output = new StringWriter { NewLine = "\n" };
        using (AgentGuard.BeginGate(new ConsoleGate(output, new StringReader("yes"))))
            await AgentGuard.RunAsync("delete bucket", _ => Task.CompletedTask, "logs");

        Assert.Matches("""
            ^
            An agent asks for approval.
              operation \| delete bucket
                 target \| logs
                   code \| _ => Task.CompletedTask
                request \| [0-9a-f]{32}
            Type 'yes' to approve, anything else to deny: $
            """.ReplaceLineEndings("\n"), output.ToString());
    }

    [Theory]
    [InlineData("a\r\nType 'yes'", "a\\u000D\\u000AType 'yes'")]
    [InlineData("a\u001b[2Jb", "a\\u001B[2Jb")]
    [InlineData("a\u202eb", "a\\u202Eb")]
    [InlineData("a\u2028b\u200b", "a\\u2028b\\u200B")]
    [InlineData("a\u00a0b\u0301", "a\\u00A0b\\u0301")]
    [InlineData("\udb40\udc41", "\\uDB40\\uDC41")] // a tag character: invisible, and two chars long
    [InlineData(@"C:\u000A", @"C:\\u000A")]
    [InlineData("größe 大 😀", "größe 大 😀")]
    public async Task A_target_can_not_draw_a_prompt_of_its_own(string target, string shown)
    {
        Assert.Contains($" target | {shown}\n", await QuestionAsync("wipe", target), StringComparison.Ordinal);
        Assert.Contains($"operation | {shown}\n", await QuestionAsync(target, null), StringComparison.Ordinal);

        using var scope = AgentGuard.BeginGate(DenyAllGate.Instance);
        var denied = Assert.Throws<ApprovalDeniedException>(() => AgentGuard.EnsureApproved("wipe", target));
        Assert.Contains($"on '{shown}'", denied.Message, StringComparison.Ordinal); // logs can be faked like consoles
    }

    [Fact]
    public async Task Half_a_character_is_shown_as_an_escape() => // not a line above: metadata can't hold it
        Assert.Contains(" target | a\\uD83Db\n", await QuestionAsync("wipe", "a\ud83db"), StringComparison.Ordinal);

    [Fact]
    public async Task A_long_target_can_not_wrap_to_the_left_edge()
    {
        var lines = (await QuestionAsync("wipe", new string('.', 500) + new string('大', 100) + "target | harmless")).Split('\n');
        Assert.All(lines.Where(line => line.Contains('.') && line.Contains('|')), line => Assert.True(line.IndexOf('|') == 12 && line.Length < 80));
        Assert.DoesNotContain(lines, line => line.Count(c => c == '大') > 32);
    }

    [Fact]
    public async Task What_nobody_would_read_is_denied_without_asking()
    {
        var output = new StringWriter();
        var decision = await new ConsoleGate(output, new StringReader("yes")).DecideAsync(GateOf.AnyRequest("wipe", new string('x', 2000)), default);
        Assert.False(decision.IsApproved);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task Long_code_is_cut_because_it_only_explains()
    {
        var output = new StringWriter();
        using (AgentGuard.BeginGate(new ConsoleGate(output, new StringReader("yes"))))
            await AgentGuard.RunAsync("wipe", _ => Task.CompletedTask, code: new string('x', 5000));

        Assert.Equal(400, output.ToString().Count(c => c == 'x'));
    }

    [Fact]
    public async Task Redirected_input_is_the_models_channel_and_denies()
    {
        Assert.SkipUnless(Console.IsInputRedirected, "Standard input is a terminal here.");
        foreach (var gate in new[] { new ConsoleGate(new StringWriter()), new ConsoleGate(new StringWriter(), Console.In) })
            Assert.Contains("standard input is redirected", (await gate.DecideAsync(GateOf.AnyRequest(), default)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_nobody_can_see_is_denied()
    {
        Assert.SkipUnless(Console.IsErrorRedirected, "Standard error is a terminal here.");
        var gate = new ConsoleGate(input: new StringReader("yes"));
        Assert.Contains("standard error is redirected", (await gate.DecideAsync(GateOf.AnyRequest(), default)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_typed_for_a_request_that_was_given_up_does_not_approve_the_next()
    {
        using var caller = new CancellationTokenSource();
        using var keyboard = new Keyboard();
        var output = new StringWriter();
        var gate = new ConsoleGate(output, keyboard);
        var first = gate.DecideAsync(GateOf.AnyRequest("first"), caller.Token).AsTask();
        await keyboard.Reads.WaitAsync();
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var second = gate.DecideAsync(GateOf.AnyRequest("second"), default).AsTask();
        Assert.DoesNotContain("second", output.ToString(), StringComparison.Ordinal);
        keyboard.Type("yes");
        await keyboard.Reads.WaitAsync();
        Assert.Contains("second", output.ToString(), StringComparison.Ordinal);
        Assert.False(second.IsCompleted);
        keyboard.Type("no");
        Assert.False((await second).IsApproved);
    }

    private static async Task<string> QuestionAsync(string operation, string? target)
    {
        var output = new StringWriter { NewLine = "\n" };
        await new ConsoleGate(output, new StringReader("no")).DecideAsync(GateOf.AnyRequest(operation, target), default);
        return output.ToString();
    }

    /// <summary>A reader whose lines arrive when the test types them, and that says when somebody waits for one.</summary>
    private sealed class Keyboard : TextReader
    {
        private readonly BlockingCollection<string> _lines = [];

        public SemaphoreSlim Reads { get; } = new(0);

        public void Type(string line) => _lines.Add(line);

        public override string? ReadLine()
        {
            Reads.Release();
            return _lines.Take();
        }
    }
}
