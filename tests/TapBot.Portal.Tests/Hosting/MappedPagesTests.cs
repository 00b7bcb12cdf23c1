using TapBot.Portal.Hosting;

namespace TapBot.Portal.Tests.Hosting;

public sealed class MappedPagesTests
{
    private const string Smaps = """
        7f0000001000-7f0000003000 r-xp 00001000 fe:00 12 /usr/lib/a b.so
        Rss:                   8 kB
        Anonymous:             0 kB
        Swap:                  0 kB
        VmFlags: rd ex mr mw me
        7f0000003000-7f0000004000 r--p 00003000 fe:00 12 /usr/lib/a b.so
        Rss:                   4 kB
        Anonymous:             4 kB
        Swap:                  0 kB
        7f0000004000-7f0000005000 rw-p 00004000 fe:00 12 /usr/lib/a b.so
        Anonymous:             0 kB
        Swap:                  0 kB
        7f0000005000-7f0000006000 r--p 00000000 00:00 0
        Anonymous:             0 kB
        Swap:                  0 kB
        7f0000006000-7f0000007000 r-xs 00000000 00:01 9 /memfd:doublemapper (deleted)
        Anonymous:             0 kB
        Swap:                  0 kB
        7f0000007000-7f0000008000 r-xp 00000000 00:00 0                          [vdso]
        Anonymous:             0 kB
        Swap:                  0 kB
        7f0000007000-7f0000008000 r--p 00009000 fe:00 12 /usr/lib/a b.so
        Anonymous:             0 kB
        Swap:                  8 kB
        7f0000008000-7f0000009000 r--s 00000000 fe:00 13 /srv/TapBot.Core.dll
        Anonymous:             0 kB
        Swap:                  0 kB
        """;

    [Fact]
    public void Unchanged_AllKinds_GivesUnchangedFilesThatNobodyWrites()
    {
        var found = MappedPages.Unchanged(new StringReader(Smaps)).ToList();

        Assert.Equal(
            [
                new(0x7f0000001000, 0x7f0000003000, "00001000 fe:00 12 /usr/lib/a b.so"),
                new(0x7f0000008000, 0x7f0000009000, "00000000 fe:00 13 /srv/TapBot.Core.dll"),
            ],
            found);
    }

    [Fact]
    public void Release_OfThisProcess_MakesItSmallerAndGoesOn()
    {
        var pages = new MappedPages();
        pages.Look();
        var before = MappedFiles();

        pages.Release();

        Assert.InRange(MappedFiles(), 1, before / 2);
        Assert.Equal(6, Enumerable.Range(1, 3).Sum());
    }

    /// <summary>Pages of mapped files, in kB (proc_pid_status(5)).</summary>
    private static long MappedFiles() =>
        long.Parse(File.ReadLines("/proc/self/status").Single(l => l.StartsWith("RssFile:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], System.Globalization.CultureInfo.InvariantCulture);
}
