using System.Globalization;
using System.Text.Json;

namespace TapBot.Core.Databases;

/// <summary>Reads what EXPLAIN (FORMAT JSON) writes. Pure.</summary>
public static class PlanReading
{
    private static readonly string[] Objects = ["Relation Name", "Index Name", "Function Name", "CTE Name", "Table Function Name", "Subplan Name"];

    private static readonly string[] Noted =
        ["Index Cond", "Recheck Cond", "Hash Cond", "Merge Cond", "Join Filter", "Filter", "One-Time Filter", "Sort Key", "Group Key", "Join Type", "Strategy", "Rows Removed by Filter", "Sort Method", "Sort Space Used",
         "Heap Fetches", "Workers Planned", "Shared Hit Blocks", "Shared Read Blocks", "Temp Written Blocks"];

    /// <summary>The prefix that asks for a plan in the form that is read here.</summary>
    /// <param name="analyze">True to run the statement and measure it.</param>
    public static string Prefix(bool analyze) => analyze ? "explain (analyze, buffers, format json) " : "explain (format json) ";

    /// <summary>The plan, or null when the text is none.</summary>
    public static QueryPlan? Of(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "", new JsonDocumentOptions { MaxDepth = 512 });
            if (document.RootElement is not { ValueKind: JsonValueKind.Array } all || all.GetArrayLength() == 0 || !all[0].TryGetProperty("Plan", out var root))
                return null;
            var whole = Number(root, "Actual Total Time") is { } time ? time * (Number(root, "Actual Loops") ?? 1) : (double?)null;
            return new QueryPlan(Node(root, whole, Number(root, "Total Cost") ?? 0), Number(all[0], "Planning Time"), Number(all[0], "Execution Time"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PlanNode Node(JsonElement step, double? wholeTime, double wholeCost)
    {
        var children = step.TryGetProperty("Plans", out var plans) ? plans.EnumerateArray().Select(p => Node(p, wholeTime, wholeCost)).ToList() : [];
        var loops = Number(step, "Actual Loops");
        var time = Number(step, "Actual Total Time") * loops;
        var cost = Number(step, "Total Cost") ?? 0;
        var ownCost = Math.Max(0, cost - children.Sum(c => c.TotalCost));
        var ownTime = time is { } spent ? Math.Max(0, spent - children.Sum(c => c.TotalMilliseconds ?? 0)) : (double?)null;
        var share = ownTime is { } own && wholeTime is > 0 ? own / wholeTime.Value : wholeTime is null && wholeCost > 0 ? ownCost / wholeCost : 0;
        return new PlanNode(
            Text(step, "Node Type"), string.Join(" · ", Objects.Select(o => Text(step, o)).Where(o => o.Length > 0)), [.. Noted.Select(n => (Name: n, Value: Text(step, n))).Where(n => n.Value is not ("" or "0")).Select(n => $"{n.Name}: {n.Value}")],
            Number(step, "Plan Rows") ?? 0, Number(step, "Actual Rows"), loops, cost, ownCost, time, ownTime, Math.Min(1, share), children);
    }

    private static double? Number(JsonElement step, string name) => step.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string Text(JsonElement step, string name) => !step.TryGetProperty(name, out var value) ? "" : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetDouble().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(v => v.ToString())),
        _ => "",
    };
}
