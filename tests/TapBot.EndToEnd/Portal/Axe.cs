using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace TapBot.EndToEnd.Portal;

/// <summary>
/// Looks for flaws with axe, in the page as it stands. The package's own way opens another page for each look and takes several times as long; pages of the portal have no frames, for which that is.
/// </summary>
internal static class Axe
{
    private const string Run = """
        async tags => (await axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } }))
          .violations.map(v => `${v.id}: ${v.help} ${v.nodes.map(n => `${n.html} ${[...n.any, ...n.all, ...n.none].map(c => c.message).join(', ')}`).join(' | ')}`)
        """;

    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is wrong for WCAG 2.2 AA and good practice, one text for each rule.</summary>
    public static async Task<string[]> FlawsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run, Tags);
    }
}
