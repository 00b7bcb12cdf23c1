using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class PlanReadingTests
{
    // EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) of PostgreSQL 16.14, shortened.
    private const string Analysed = """
        [{"Plan": {"Node Type": "Sort", "Startup Cost": 80.1, "Total Cost": 80.2, "Plan Rows": 20, "Actual Total Time": 0.9, "Actual Rows": 20, "Actual Loops": 1, "Sort Key": ["id", "total"], "Sort Method": "quicksort",
          "Plans": [
            {"Node Type": "Nested Loop", "Total Cost": 75, "Plan Rows": 20, "Actual Total Time": 0.8, "Actual Rows": 20, "Actual Loops": 1, "Plans": [
              {"Node Type": "Seq Scan", "Relation Name": "orders", "Total Cost": 25, "Plan Rows": 2, "Actual Total Time": 0.2, "Actual Rows": 20, "Actual Loops": 1, "Filter": "(customer_id = 7)", "Rows Removed by Filter": 19980},
              {"Node Type": "Index Scan", "Index Name": "customers_pkey", "Relation Name": "customers", "Total Cost": 40, "Plan Rows": 1, "Actual Total Time": 0.025, "Actual Rows": 1, "Actual Loops": 20}]}]},
          "Planning Time": 0.4, "Execution Time": 1.1}]
        """;

    [Fact]
    public void Of_AnalysedPlan_HasTimesOfEachStepAndTheCostliest()
    {
        var plan = PlanReading.Of(Analysed)!;

        Assert.Equal((0.4, 1.1), (plan.PlanningMilliseconds, plan.ExecutionMilliseconds));
        Assert.Equal(["Sort", "Nested Loop", "Seq Scan", "Index Scan"], plan.Root.All().Select(n => n.Kind));
        // Twenty times 0.025 ms.
        Assert.Equal(("Index Scan", "customers · customers_pkey", 0.5), (plan.Costliest.Kind, plan.Costliest.On, Math.Round(plan.Costliest.OwnMilliseconds!.Value, 3)));
        Assert.Equal(0.1, Math.Round(plan.Root.OwnMilliseconds!.Value, 3));
        Assert.Equal(["Sort Key: id, total", "Sort Method: quicksort"], plan.Root.Notes);
        Assert.Contains("Filter: (customer_id = 7)", plan.Root.Children[0].Children[0].Notes);
        Assert.Equal(10, plan.Root.Children[0].Children[0].Misjudged);
    }

    [Fact]
    public void Of_EstimatedPlan_GoesByCost()
    {
        var plan = PlanReading.Of("""[{"Plan": {"Node Type": "Hash Join", "Total Cost": 100, "Plan Rows": 5, "Plans": [{"Node Type": "Seq Scan", "Total Cost": 70, "Plan Rows": 5}, {"Node Type": "Hash", "Total Cost": 10, "Plan Rows": 1}]}}]""")!;

        Assert.Equal(("Seq Scan", 0.7, 20d), (plan.Costliest.Kind, plan.Costliest.Share, plan.Root.OwnCost));
        Assert.Null(plan.Root.TotalMilliseconds);
        Assert.Null(plan.Root.Misjudged);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[{\"Other\": 1}]")]
    [InlineData("Seq Scan on orders")]
    public void Of_WhatIsNoPlan_IsNull(string? text) => Assert.Null(PlanReading.Of(text));
}
