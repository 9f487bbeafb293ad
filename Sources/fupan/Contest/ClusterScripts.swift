/// Scripts that spread a contest over the machines of a cluster, one shard a task.
///
/// Every task writes a folder of its own, `parts/I`, and may be killed and run again at any time:
/// runs that are done are not done again. `fupan merge` joins the parts.
struct ClusterScripts {
  /// The program, as an absolute path.
  let program: String
  /// The folder that relative paths in the contest file start from.
  let workingFolder: String
  /// The contest file as it was given.
  let file: String
  /// The contest's folder, as an absolute path.
  let folder: String
  /// The contest's name.
  let name: String
  /// How many tasks.
  let parts: Int

  /// A Slurm array job, one task a part.
  var slurm: String {
    """
    #!/bin/sh
    # A contest as an array job. Submit with: sbatch \(quoted(folder + "/slurm.sh"))
    # Parts that failed or were killed may be submitted again: they go on where they stopped.
    #SBATCH --job-name=\(jobName)
    #SBATCH --array=1-\(parts)
    #SBATCH --ntasks=1
    #SBATCH --cpus-per-task=1
    #SBATCH --requeue
    #SBATCH --open-mode=append
    #SBATCH --output=\(headerPath)/parts/%a.log
    set -eu
    cd \(quoted(workingFolder))
    part=${SLURM_ARRAY_TASK_ID:?submit this script with sbatch}
    exec \(quoted(program)) compete \(quoted(file)) --out \(quoted(folder + "/parts"))/"$part" \\
      --shard "$part/\(parts)" --jobs "${SLURM_CPUS_PER_TASK:-1}"

    """
  }

  /// The Slurm job that joins the parts when all of them are done.
  var slurmMerge: String {
    """
    #!/bin/sh
    # Joins the parts of the array job in slurm.sh.
    #SBATCH --job-name=\(jobName)-merge
    #SBATCH --ntasks=1
    #SBATCH --output=\(headerPath)/merge.log
    set -eu
    cd \(quoted(workingFolder))
    exec \(quoted(program)) merge \(quoted(folder + "/parts"))/*/ --out \(quoted(folder)) \\
      --contest \(quoted(file))

    """
  }

  /// What to type to run the Slurm jobs.
  var slurmCommands: String {
    """
    parts=$(sbatch --parsable \(quoted(folder + "/slurm.sh")))
    sbatch --dependency=afterok:$parts \(quoted(folder + "/slurm-merge.sh"))
    """
  }

  /// An Indexed Job for Kubernetes, which nobody has run: image and volume are to be filled in.
  var kubernetes: String {
    """
    # Generated, not run by its makers: fill in image and claim, and check it before you rely on it.
    # The volume must hold the contest file and everything it names. Afterwards join the parts:
    #   fupan merge parts/*/ --out . --contest \(fileName)
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: \(kubernetesName)
    spec:
      completionMode: Indexed
      completions: \(parts)
      parallelism: \(parts)
      backoffLimitPerIndex: 3
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: part
              image: fupan:\(Fupan.version)
              workingDir: /contest
              command: ["/bin/sh", "-c"]
              args:
                - >-
                  part=$((JOB_COMPLETION_INDEX + 1));
                  exec fupan compete \(quoted(fileName)) --out parts/$part
                  --shard $part/\(parts) --jobs 1
              resources:
                requests: {cpu: "1", memory: 512Mi}
              volumeMounts:
                - {name: contest, mountPath: /contest}
          volumes:
            - name: contest
              persistentVolumeClaim: {claimName: fupan-contest}

    """
  }

  /// `text` as one word of a shell, whatever it holds.
  private func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }

  /// The folder in a header line, where `%` begins a pattern and white space ends the value.
  private var headerPath: String {
    folder.replacing("\\", with: "\\\\").replacing("%", with: "%%").replacing(" ", with: "\\ ")
  }

  private var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }

  private var jobName: String { "fupan-" + word(name) }

  private var kubernetesName: String {
    String(("fupan-" + word(name)).lowercased().prefix(60))
  }

  /// `text` with everything but letters and digits of ASCII as a hyphen.
  private func word(_ text: String) -> String {
    let marks = text.utf8.map { byte -> Character in
      let isKept =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      return isKept ? Character(UnicodeScalar(byte)) : "-"
    }
    let joined = String(marks).split(separator: "-").joined(separator: "-")
    return joined.isEmpty ? "contest" : String(joined.prefix(40))
  }
}
