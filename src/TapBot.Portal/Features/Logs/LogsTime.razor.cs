using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TapBot.Core.Logs;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Logs;

/// <summary>Which time is looked at, and on which clock. What is typed is read by the browser, which knows the zone.</summary>
public sealed partial class LogsTime
{
    private readonly string _id = "time-" + Guid.NewGuid().ToString("N");
    private ElementReference _root;
    private IJSObjectReference? _module;
    private DotNetObjectReference<LogsTime>? _self;

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Parameter, EditorRequired] public required LogsAddress Address { get; set; }

    [Parameter, EditorRequired] public required EventCallback<LogsAddress> OnAddress { get; set; }

    /// <summary>A stretch between two moments, in milliseconds since the Unix epoch.</summary>
    [JSInvokable]
    public Task BetweenAsync(double? from, double? to) =>
        Moment(from) is var since && Moment(to) is var until && (since is not null || until is not null) && !(since >= until) ? Choose(new LogsRange(null, since, until)) : Task.CompletedTask;

    /// <summary>A moment to go to, in milliseconds since the Unix epoch.</summary>
    [JSInvokable]
    public Task JumpAsync(double at) => Moment(at) is { } moment
        ? OnAddress.InvokeAsync(Address with { At = LogCursor.At(moment), IsSearch = false })
        : Task.CompletedTask;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _module = await Js.ImportAsync("Features/Logs/LogsTime.razor.js", Alive);
        _self = DotNetObjectReference.Create(this);
        await _module.InvokeVoidAsync("listen", Alive, _root, _self);
    }

    protected override async ValueTask DisposeCoreAsync()
    {
        await _module.LetGoAsync();
        _self?.Dispose();
    }

    private static string Pressed(bool on) => on ? "true" : "false";

    private static DateTimeOffset? Moment(double? milliseconds) => milliseconds is >= 0 and < 9e15 ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Min(milliseconds.Value, 253_402_300_799_000)) : null;

    private Task Choose(LogsRange? range) => OnAddress.InvokeAsync(Address with { Range = range, At = null });
}
