namespace TapBot.Portal.Tests.House.Matrix;

/// <summary>Who may do what, for everything there is, against the table in <c>rights.txt</c>.</summary>
public sealed class RightsTests(MatrixPortal portal) : IClassFixture<MatrixPortal>
{
    public static TheoryData<string> Rows => [.. RightsTable.Read().Rows.Keys];

    [Fact]
    public void Table_HasTheCallersOfThisTest() => Assert.Equal(portal.Callers.Select(c => c.Name), portal.Table.Columns);

    [Fact]
    public async Task Table_HasARowForEveryThingAndNoOther()
    {
        var missing = new List<string>();
        foreach (var thing in portal.Things.Values.Where(t => !portal.Table.Rows.ContainsKey(t.Name)))
            missing.Add(RightsTable.Line(thing.Name, (await portal.AskAsync(thing)).Select(a => a.Word)));
        Assert.True(missing.Count == 0, "rights.txt has no row for these. They answer as follows now; decide whether they should before you add them:\n" + string.Join('\n', missing));
        Assert.Empty(portal.Table.Rows.Keys.Except(portal.Things.Keys));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Thing_AskedByEveryone_AnswersAsTheTableSays(string row)
    {
        var expected = portal.Table.Rows[row];

        var answers = await portal.AskAsync(portal.Things[row], expected);

        Assert.Equal(RightsTable.Line(row, expected), RightsTable.Line(row, answers.Select(a => a.Word)));
        var scoped = portal.Callers.Zip(answers).Where(c => c.First.Name.Contains("shop", StringComparison.Ordinal) && !row.EndsWith(" other", StringComparison.Ordinal));
        Assert.All(scoped, c => Assert.DoesNotContain(MatrixPortal.Foreign, c.Second.Said, StringComparison.OrdinalIgnoreCase));
    }
}
