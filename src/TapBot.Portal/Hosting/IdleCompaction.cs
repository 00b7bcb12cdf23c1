using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace TapBot.Portal.Hosting;

/// <summary>
/// Gives memory back when a rush is over: once after the start, and once after pages were opened or closed. Both leave behind about as much garbage as the
/// portal goes on using, and the collector would keep that for the next rush; a portal that stands beside what it looks after should not.
/// </summary>
internal sealed class IdleCompaction(TimeProvider time, Action compact, Action release) : CircuitHandler, IHostedService, IDisposable
{
    /// <summary>How long no page may have come or gone.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20);

    /// <summary>How long after the compaction the pages of program files are let go.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private ITimer? timer;
    private bool isSettling;

    public IdleCompaction(TimeProvider time)
        : this(time, new MappedPages())
    {
    }

    private IdleCompaction(TimeProvider time, MappedPages pages)
        : this(time, () => Compact(pages), pages.Release)
    {
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        timer = time.CreateTimer(_ => Next(), null, Quiet, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) => WaitForQuietAsync();

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => WaitForQuietAsync();

    public void Dispose() => timer?.Dispose();

    private Task WaitForQuietAsync()
    {
        isSettling = false;
        timer?.Change(Quiet, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    private void Next()
    {
        if (isSettling)
        {
            isSettling = false;
            release();
            return;
        }
        isSettling = true;
        compact();
        timer?.Change(Settling, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The aggressive mode is the one that gives back what it freed. Everything stands still meanwhile, but live objects are some 20 MB.</summary>
    private static void Compact(MappedPages pages)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            _ = TrimHeap(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library, which gives back by itself.
        }
        pages.Look();
    }

    /// <summary>Gives back what the compiler and SQLite have freed: glibc keeps it for the thread that had asked for it, and these threads are long asleep.</summary>
    [DllImport("libc", EntryPoint = "malloc_trim")]
    private static extern int TrimHeap(nuint keep);
}
