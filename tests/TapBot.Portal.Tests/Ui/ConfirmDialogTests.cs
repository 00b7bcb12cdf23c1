using Bunit;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Tests.Ui;

[Speaking("en")]
public sealed class ConfirmDialogTests : UiContext
{
    private static readonly Confirmation Restart = new("Restart db on server-2?", "14 sessions will be cut.", "Restart");

    [Fact]
    public async Task Ask_Confirmed_AnswersYes()
    {
        var (dialog, answer) = await AskAsync(Restart);

        Assert.Equal("Restart db on server-2?", dialog.Find("h2").TextContent);
        Assert.Contains("14 sessions will be cut.", dialog.Markup);
        await dialog.Find("form").SubmitAsync();

        Assert.True(await answer);
    }

    [Fact]
    public async Task Ask_Cancelled_AnswersNo()
    {
        var (dialog, answer) = await AskAsync(Restart);

        await dialog.Find("button[type=button]").ClickAsync();

        Assert.False(await answer);
    }

    [Fact]
    public async Task Ask_NameToType_OpensOnlyWithThatName()
    {
        var (dialog, answer) = await AskAsync(Restart with { TypedName = "db" });

        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        await dialog.Find("input").InputAsync("DB");
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        await dialog.Find("input").InputAsync("db");
        Assert.False(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        await dialog.Find("form").SubmitAsync();

        Assert.True(await answer);
    }

    [Fact]
    public async Task Ask_WhileAsking_AnswersTheFirstWithNo()
    {
        var (dialog, first) = await AskAsync(Restart);

        var second = dialog.InvokeAsync(() => dialog.Instance.AskAsync(Restart with { Question = "Stop it?" }));

        Assert.False(await first);
        dialog.WaitForAssertion(() => Assert.Equal("Stop it?", dialog.Find("h2").TextContent));
        await dialog.Find("form").SubmitAsync();
        Assert.True(await second);
    }

    private async Task<(IRenderedComponent<ConfirmDialog> Dialog, Task<bool> Answer)> AskAsync(Confirmation confirmation)
    {
        var dialog = Render<ConfirmDialog>();
        var answer = dialog.InvokeAsync(() => dialog.Instance.AskAsync(confirmation));
        await dialog.WaitForElementAsync("form");
        return (dialog, answer);
    }
}
