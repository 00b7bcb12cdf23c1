using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Portal.Ui;
using TestContext = Xunit.TestContext;

namespace TapBot.Portal.Tests.Ui;

public sealed class LiveComponentTests : UiContext
{
    [Fact]
    public async Task Dispose_LoopRunning_CancelsAndAwaitsIt()
    {
        var loop = new TaskCompletionSource();
        var leaving = new TaskCompletionSource();
        Render<Looping>(p => p.Add(l => l.Loop, async token =>
        {
            await loop.Task.WaitAsync(token).ContinueWith(_ => { }, TaskScheduler.Default);
            await leaving.Task;
        }));

        var disposed = DisposeComponentsAsync();

        Assert.False(disposed.IsCompleted);
        leaving.SetResult();
        await disposed.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Run_PortalStops_EndsTheLoopAndTheComponentIsStillFreed()
    {
        using var stop = new CancellationTokenSource();
        Services.AddScoped(_ => new TabSight(stop.Token));
        var (ended, token) = (new TaskCompletionSource(), TestContext.Current.CancellationToken);
        var looping = Render<Looping>(p => p.Add(l => l.Loop, async alive =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, Time, alive).ContinueWith(_ => ended.SetResult(), TaskScheduler.Default);
        }));

        await stop.CancelAsync();
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), token);
        var component = looping.Instance;
        Assert.False(component.IsFreed);

        await DisposeComponentsAsync();
        Assert.True(component.IsFreed);
    }

    [Fact]
    public async Task WhileSeen_StreamEnds_IsNotOpenedAgain()
    {
        var opened = 0;
        var following = Render<Following>(p => p.Add(f => f.Open, _ =>
        {
            opened++;
            return new[] { 1, 2 }.ToAsyncEnumerable();
        }));

        await following.Instance.Ended.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(1, opened);
        Assert.Equal([1, 2], following.Instance.Taken);
    }

    [Fact]
    public void Run_LoopFails_ShowsInTheErrorBoundary()
    {
        var fail = new TaskCompletionSource();
        var page = Render<ErrorBoundary>(p => p
            .AddChildContent<Looping>(l => l.Add(c => c.Loop, _ => fail.Task))
            .Add(b => b.ErrorContent, error => builder => builder.AddContent(0, error.Message)));

        fail.SetException(new InvalidOperationException("the loop broke"));

        page.WaitForAssertion(() => Assert.Contains("the loop broke", page.Markup));
    }

    [Fact]
    [Speaking("ru")]
    public void Run_AfterAnAwait_StillSpeaksTheReadersLanguage()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        string? spoken = null;
        var page = Render<Looping>(p => p.Add(l => l.Loop, async _ =>
        {
            await go.Task;
            spoken = CultureInfo.CurrentUICulture.Name;
        }));

        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        go.SetResult();

        page.WaitForState(() => spoken is not null);
        Assert.Equal("ru", spoken);
    }

    [Fact]
    public void Draw_TabHidden_WaitsUntilItIsSeenAndDrawsOnce()
    {
        var page = Render<Looping>(p => p.Add(l => l.Loop, _ => Task.CompletedTask));
        page.Instance.Sight.Set(false);
        var before = page.RenderCount;

        page.InvokeAsync(page.Instance.DrawNow);
        page.InvokeAsync(page.Instance.DrawNow);
        Assert.Equal(before, page.RenderCount);

        page.Instance.Sight.Set(true);
        page.WaitForState(() => page.RenderCount == before + 1);
    }

    private sealed class Following : LiveComponent
    {
        [Parameter, EditorRequired] public required Func<CancellationToken, IAsyncEnumerable<int>> Open { get; set; }

        public TaskCompletionSource Ended { get; } = new();

        public List<int> Taken { get; } = [];

        protected override void OnInitialized() => Run(async token =>
        {
            await WhileSeenAsync(Open, Taken.Add, token);
            Ended.SetResult();
        });
    }

    private sealed class Looping : LiveComponent
    {
        [Parameter, EditorRequired] public required Func<CancellationToken, Task> Loop { get; set; }

        public bool IsFreed { get; private set; }

        public void DrawNow() => Draw();

        protected override void OnInitialized() => Run(Loop);

        protected override ValueTask DisposeCoreAsync()
        {
            IsFreed = true;
            return ValueTask.CompletedTask;
        }
    }
}
