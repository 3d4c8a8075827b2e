using Xunit;

namespace AgentSafety.Benchmarks.Tests;

/// <summary>What is timed must be right first: the program compiles, and each tool that reaches an operation is warned about once.</summary>
public class SyntheticProgramTests
{
    private const int Methods = 2_000;

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void Every_tool_that_reaches_an_operation_is_one_warning(int tools)
    {
        var program = new SyntheticProgram(Methods, tools);

        Assert.Equal((tools + 1) / 2, program.ExpectedWarnings);
        Analysis.Verify(program);
    }

    [Fact]
    public void Without_a_tool_there_is_no_warning() => Analysis.Verify(new(Methods, tools: 0));

    [Fact]
    public void Without_an_agent_framework_there_is_no_warning() => Analysis.Verify(new(Methods, tools: 0), agentFramework: false);

    [Fact]
    public void It_is_the_same_program_every_time() => Assert.Equal(new SyntheticProgram(Methods, 20).Files(), new SyntheticProgram(Methods, 20).Files());
}
