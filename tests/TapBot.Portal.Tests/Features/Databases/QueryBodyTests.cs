using System.Text.Json;
using TapBot.Core.Databases;
using TapBot.Portal.Features.Databases;

namespace TapBot.Portal.Tests.Features.Databases;

public sealed class QueryBodyTests
{
    [Theory]
    [InlineData("""{"sql":"drop table a; drop table b"}""")]
    [InlineData("""{"sql":"drop table a; drop table b","confirm":"a"}""", "a")]
    [InlineData("""{"sql":"drop table a; drop table b","confirmAll":["a","b"]}""", "a", "b")]
    [InlineData("""{"sql":"drop table a; drop table b","confirm":"b","confirmAll":["a"]}""", "a", "b")]
    public void ToRequest_OneNameOrSeveral_TakesAll(string json, params string[] expected)
    {
        var request = JsonSerializer.Deserialize<QueryBody>(json, JsonSerializerOptions.Web)!.ToRequest();

        Assert.Equal(expected, request.Confirmed);
        Assert.Equal(["drop table a", "drop table b"], request.Statements.Select(s => s.Text));
        Assert.Equal((QueryMode.Read, QueryLimits.Rows, false, null), (request.Mode, request.Rows, request.RollBack, request.Database));
    }
}
