using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Logs;

/// <summary>How many lines of which level there were when: a click goes there, a drag chooses a stretch. Drawn by its script; the keyboard walks through it.</summary>
public sealed partial class LogsStrip
{
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _strip;
    private DotNetObjectReference<LogsStrip>? _self;
    private StripData? _drawn;

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required Texts Texts { get; init; }

    /// <summary>What is drawn; null while it is not there yet.</summary>
    [Parameter] public StripData? Data { get; set; }

    /// <summary>A moment to go to, in milliseconds since the Unix epoch.</summary>
    [Parameter] public EventCallback<long> OnJump { get; set; }

    /// <summary>A stretch to look at.</summary>
    [Parameter] public EventCallback<(long From, long To)> OnRange { get; set; }

    /// <summary>A moment was chosen.</summary>
    [JSInvokable]
    public Task JumpAsync(double at) => OnJump.InvokeAsync((long)at);

    /// <summary>A stretch was chosen.</summary>
    [JSInvokable]
    public Task SelectAsync(double from, double to) => OnRange.InvokeAsync(((long)from, (long)to));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Js.ImportAsync("Features/Logs/LogsStrip.razor.js", Alive);
            _self = DotNetObjectReference.Create(this);
            _strip = await _module.InvokeAsync<IJSObjectReference>("create", Alive, _root, _self, new { Language = CultureInfo.CurrentUICulture.Name, Words = Texts["logs.strip.at"] });
        }
        if (_strip is null || Data is null || ReferenceEquals(Data, _drawn))
            return;
        _drawn = Data;
        await _strip.InvokeVoidAsync("draw", Alive, Data);
    }

    protected override async ValueTask DisposeCoreAsync()
    {
        await _strip.LetGoAsync("dispose");
        await _module.LetGoAsync();
        _self?.Dispose();
    }
}
