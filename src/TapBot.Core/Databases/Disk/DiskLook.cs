using System.Collections.Concurrent;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Asks the kernel for the space of a file system. That can hang for ever (a network file system whose server is away): each question has a thread of its own and a deadline, and no path is asked again before it has answered.</summary>
internal sealed class DiskLook(Func<string, DiskSpace> read, TimeProvider time)
{
    /// <summary>How long a file system may take to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private const string MountInfo = "/proc/self/mountinfo";
    private readonly ConcurrentDictionary<string, Task<DiskSpace>> open = new(StringComparer.Ordinal);

    /// <summary>The space there, or why it is not known.</summary>
    public async Task<(DiskSpace? Space, Phrase? Why)> AtAsync(string path, CancellationToken cancellationToken)
    {
        var asked = open.GetOrAdd(path, static (p, read) => Task.Factory.StartNew(() => read(p), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default), read);
        try
        {
            var space = await asked.WaitAsync(Patience, time, cancellationToken);
            return space.Total > 0 ? (space, null) : (null, Phrase.Of("databases.disk.unknown.notHere", ("path", path)));
        }
        catch (TimeoutException)
        {
            return (null, Phrase.Of("databases.disk.unknown.silent", ("path", path)));
        }
        catch (UnauthorizedAccessException)
        {
            return (null, Phrase.Of("databases.disk.unknown.denied", ("path", path)));
        }
        catch (IOException)
        {
            return (null, Phrase.Of("databases.disk.unknown.notHere", ("path", path)));
        }
        finally
        {
            if (asked.IsCompleted)
                open.TryRemove(new(path, asked));
        }
    }

    /// <summary>The space of the file system that a path lies on. Where the way to it is closed to the portal, the mount table tells which one that is.</summary>
    public static DiskSpace Read(string path)
    {
        try
        {
            return SpaceOf(path);
        }
        catch (UnauthorizedAccessException) when (!HasLinks(path) && DiskPath.MountOver(File.ReadLines(MountInfo), path) is { } point)
        {
            return SpaceOf(point);
        }
    }

    private static DiskSpace SpaceOf(string path)
    {
        var drive = new DriveInfo(path);
        return new DiskSpace(drive.TotalSize, drive.AvailableFreeSpace);
    }

    /// <summary>True when a visible part of the path leads elsewhere, so that its text says nothing about the mount.</summary>
    private static bool HasLinks(string path)
    {
        for (var part = path; part.Length > 1; part = Path.GetDirectoryName(part) ?? "/")
        {
            if (new DirectoryInfo(part).LinkTarget is not null)
                return true;
        }
        return false;
    }
}
