using System.Globalization;

namespace TapBot.Core.Containers.Kernel;

/// <summary>What the kernel's files say (cgroup-v2.rst, cgroup-v1/*.rst, proc_stat(5), proc_pid_net(5)). Pure; null for what is not understood.</summary>
internal static class KernelText
{
    /// <summary>A hundredth of a second on every Linux that people run (<c>USER_HZ</c>).</summary>
    private const ulong NanosecondsPerTick = 10_000_000;

    /// <summary>User, nice, system, idle, iowait, irq and softirq: what the engine adds up as the machine's processor time, time stolen by a hypervisor left out.</summary>
    private const int TimesOfMachine = 7;

    private const int SentField = 8;

    /// <summary>A number and nothing else; "max" is <see cref="ulong.MaxValue"/>.</summary>
    public static ulong? Number(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \n"u8);
        return text.SequenceEqual("max"u8) ? ulong.MaxValue
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : null;
    }

    /// <summary>The number of the line "word number".</summary>
    public static ulong? Number(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            if (line.Length > word.Length && line[word.Length] == ' ' && line.StartsWith(word))
                return Number(line[word.Length..]);
        }
        return null;
    }

    /// <summary>Bytes read and written over all devices, from <c>io.stat</c> (version 2): "8:0 rbytes=1 wbytes=2 rios=...".</summary>
    public static (ulong Read, ulong Written)? Block(ReadOnlySpan<byte> text)
    {
        ulong read = 0, written = 0;
        foreach (var range in text.SplitAny(" \n"u8))
        {
            var part = text[range];
            if (part.StartsWith("rbytes="u8) && Number(part[7..]) is { } r)
                read += r;
            else if (part.StartsWith("wbytes="u8) && Number(part[7..]) is { } w)
                written += w;
        }
        return (read, written);
    }

    /// <summary>The same from <c>blkio.throttle.io_service_bytes</c> (version 1): "8:0 Read 1", and a total at the end.</summary>
    public static (ulong Read, ulong Written)? BlockOfVersion1(ReadOnlySpan<byte> text)
    {
        ulong read = 0, written = 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            var kind = Field(line, 1);
            if (kind.SequenceEqual("Read"u8) && Number(Field(line, 2)) is { } r)
                read += r;
            else if (kind.SequenceEqual("Write"u8) && Number(Field(line, 2)) is { } w)
                written += w;
        }
        return (read, written);
    }

    /// <summary>
    /// Bytes received and sent over the interfaces that an engine gives a container: those called <c>eth</c> and a number. Null when others than the loopback have counted something:
    /// whether the engine made them (they can be given names) or a program within (a tunnel, which the engine does not count) cannot be told.
    /// </summary>
    public static (ulong Received, ulong Sent)? Network(ReadOnlySpan<byte> text)
    {
        ulong received = 0, sent = 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            if (line.IndexOf((byte)':') is not (> 0 and var colon) || line[..colon].Trim((byte)' ') is var name && name.SequenceEqual("lo"u8))
                continue;
            if (Number(Field(line[(colon + 1)..], 0)) is not { } r || Number(Field(line[(colon + 1)..], SentField)) is not { } s)
                return null;
            if (!name.StartsWith("eth"u8) || Number(name[3..]) is null)
            {
                if (r + s > 0)
                    return null;
                continue;
            }
            (received, sent) = (received + r, sent + s);
        }
        return (received, sent);
    }

    /// <summary>The processor time that all cores have had, in nanoseconds, and how many cores there are, from <c>/proc/stat</c>.</summary>
    public static (ulong Time, uint Cores)? Machine(ReadOnlySpan<byte> text)
    {
        ulong ticks = 0;
        uint cores = 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            if (!line.StartsWith("cpu"u8))
                break;
            if (line is [_, _, _, not (byte)' ', ..])
            {
                cores++;
                continue;
            }
            for (var field = 1; field <= TimesOfMachine; field++)
            {
                if (Number(Field(line, field)) is not { } time)
                    return null;
                ticks += time;
            }
        }
        return ticks > 0 && cores > 0 ? (ticks * NanosecondsPerTick, cores) : null;
    }

    /// <summary>A word of a line, the first is 0; empty when there is none.</summary>
    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> line, int index)
    {
        foreach (var range in line.Split((byte)' '))
        {
            if (range.Start.Value != range.End.Value && index-- == 0)
                return line[range];
        }
        return default;
    }
}
